package hiwar.node.udp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The system calls of 64-bit Linux that a UDP port needs, with addresses as plain longs. An object of this class
 * belongs to one thread, because it keeps that thread's last {@code errno}; the static calls may be made by any.
 *
 * <p>The calls are not critical ones: a thread inside them never holds off the garbage collector.
 */
@SuppressWarnings("restricted") // native access is what this class is for
final class LinuxCalls {
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int ENOMEM = 12;
    static final int EINVAL = 22;
    static final int EMSGSIZE = 90;
    static final int EOPNOTSUPP = 95;
    static final int ENOBUFS = 105;

    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOL_SOCKET = 1;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int SO_SNDBUFFORCE = 32;
    static final int SO_RCVBUFFORCE = 33;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_V6ONLY = 26;

    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_NONBLOCK_CLOEXEC = 0x80800;
    private static final int EFD_NONBLOCK_CLOEXEC = 0x80800;
    private static final int MSG_DONTWAIT = 0x40;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MemoryLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
    private static final long ERRNO_AT = ERRNO_LAYOUT.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET =
            call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), ERRNO);
    private static final MethodHandle BIND =
            call("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT), ERRNO);
    private static final MethodHandle GETSOCKNAME =
            call("getsockname", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG), ERRNO);
    private static final MethodHandle SETSOCKOPT = call(
            "setsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT), ERRNO);
    private static final MethodHandle GETSOCKOPT = call(
            "getsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG), ERRNO);
    private static final MethodHandle RECVMMSG = call(
            "recvmmsg", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG), ERRNO);
    private static final MethodHandle SENDMMSG =
            call("sendmmsg", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT), ERRNO);
    private static final MethodHandle PPOLL =
            call("ppoll", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), ERRNO);
    private static final MethodHandle EVENTFD =
            call("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT), ERRNO);
    private static final MethodHandle EVENTFD_WRITE =
            call("eventfd_write", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle EVENTFD_READ =
            call("eventfd_read", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG), ERRNO);
    private static final MethodHandle CLOSE = call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle STRERROR = call("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));

    private static final int LONGEST_MESSAGE_BYTES = 256;

    private final MemorySegment state = Arena.ofAuto().allocate(ERRNO_LAYOUT);
    private final MemorySegment small = Arena.ofAuto().allocate(32, 8);

    /** Why these calls cannot be made here; null when they can. */
    static @Nullable String obstacle() {
        String machine = System.getProperty("os.arch", "");
        if (!System.getProperty("os.name", "").equals("Linux")
                || !(machine.equals("amd64") || machine.equals("aarch64"))) {
            return "this is not 64-bit Linux on x86 or ARM";
        }
        return null;
    }

    /** What went wrong in the last call of this object. */
    int errno() {
        return state.get(JAVA_INT, ERRNO_AT);
    }

    /** The last error as an exception. */
    IOException failed(String what) {
        try {
            MemorySegment text = (MemorySegment) STRERROR.invokeExact(errno());
            return new IOException(
                    what + ": " + text.reinterpret(LONGEST_MESSAGE_BYTES).getString(0));
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** A UDP socket that never blocks; −1 on error. */
    int socket(int family) {
        try {
            return (int) SOCKET.invokeExact(state, family, SOCK_DGRAM | SOCK_NONBLOCK_CLOEXEC, 0);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    boolean bind(int socket, long name, int nameBytes) {
        try {
            return (int) BIND.invokeExact(state, socket, name, nameBytes) == 0;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Writes the socket's own name to {@code name}, where {@code nameBytes} are. */
    boolean name(int socket, long name, int nameBytes) {
        small.set(JAVA_INT, 0, nameBytes);
        try {
            return (int) GETSOCKNAME.invokeExact(state, socket, name, small.address()) == 0;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    boolean option(int socket, int level, int option, int value) {
        small.set(JAVA_INT, 0, value);
        try {
            return (int) SETSOCKOPT.invokeExact(state, socket, level, option, small.address(), Integer.BYTES) == 0;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** The value of an option; −1 on error. */
    int option(int socket, int level, int option) {
        small.set(JAVA_INT, 0, -1);
        small.set(JAVA_INT, 8, Integer.BYTES);
        try {
            int result =
                    (int) GETSOCKOPT.invokeExact(state, socket, level, option, small.address(), small.address() + 8);
            return result == 0 ? small.get(JAVA_INT, 0) : -1;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Takes what is there; the number of messages, or −1. */
    int receive(int socket, long headers, int count) {
        try {
            return (int) RECVMMSG.invokeExact(state, socket, headers, count, MSG_DONTWAIT, 0L);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Gives messages to the kernel; how many it took, or −1 when it refused the first. */
    int send(int socket, long headers, int count) {
        try {
            return (int) SENDMMSG.invokeExact(state, socket, headers, count, MSG_DONTWAIT);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Waits until one of {@code count} pollfd structures is ready; 0 after the timeout, −1 on error. */
    int poll(long pollFds, int count, long timeoutNanos) {
        small.set(JAVA_LONG, 0, timeoutNanos / NANOS_PER_SECOND);
        small.set(JAVA_LONG, 8, timeoutNanos % NANOS_PER_SECOND);
        try {
            return (int) PPOLL.invokeExact(state, pollFds, (long) count, small.address(), 0L);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** An event to wake a poll; −1 on error. */
    int event() {
        try {
            return (int) EVENTFD.invokeExact(state, 0, EFD_NONBLOCK_CLOEXEC);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Takes an event back after it has woken somebody. */
    void clear(int event) {
        try {
            int ignored = (int) EVENTFD_READ.invokeExact(state, event, small.address());
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Makes an event ready. */
    static void raise(int event) {
        try {
            int ignored = (int) EVENTFD_WRITE.invokeExact(event, 1L);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    static void close(int descriptor) {
        try {
            int ignored = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    private static MethodHandle call(String name, FunctionDescriptor signature, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        MemorySegment function =
                linker.defaultLookup().find(name).orElseThrow(() -> new LinkageError("libc has no " + name));
        return linker.downcallHandle(function, signature, options);
    }

    /** A downcall itself throws nothing; what can come is a wrong handle type, or the machine's own trouble. */
    private static RuntimeException broken(Throwable t) {
        if (t instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a system call failed", t);
    }
}
