package hiwar.node.crypto;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of OpenSSL 3's libcrypto that packets need (EVP_EncryptInit(3), EVP_MAC(3)). Pointers are plain longs,
 * which cost nothing to pass, and the calls are critical: they return within a microsecond and never call back.
 *
 * <p>Loading this class fails with a {@link LinkageError} where there is no OpenSSL 3.
 */
@SuppressWarnings("restricted") // native access is what this class is for
final class LibCrypto {
    static final int SET_TAG = 0x11;
    static final int GET_TAG = 0x10;

    private static final String LINUX_NAME = "libcrypto.so.3";

    /** On macOS the system aborts a process that asks for the library without its version and path. */
    private static final List<Path> MACOS_PATHS = List.of(
            Path.of("/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib"),
            Path.of("/usr/local/opt/openssl@3/lib/libcrypto.3.dylib"));

    private static final int LONGEST_VERSION_BYTES = 256;

    private static final SymbolLookup LIBRARY = open();

    private static final MethodHandle VERSION = call("OpenSSL_version", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
    private static final MethodHandle AES_128_GCM = call("EVP_aes_128_gcm", FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle AES_128_CTR = call("EVP_aes_128_ctr", FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle CIPHER_NEW = call("EVP_CIPHER_CTX_new", FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle CIPHER_FREE = call("EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle CIPHER_INIT = call(
            "EVP_CipherInit_ex",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle CIPHER_UPDATE = call(
            "EVP_CipherUpdate", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle CIPHER_FINAL =
            call("EVP_CipherFinal_ex", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle CIPHER_CONTROL =
            call("EVP_CIPHER_CTX_ctrl", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle MAC_FETCH =
            call("EVP_MAC_fetch", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle MAC_NEW = call("EVP_MAC_CTX_new", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
    private static final MethodHandle MAC_FREE = call("EVP_MAC_CTX_free", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle MAC_INIT =
            call("EVP_MAC_init", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle MAC_UPDATE =
            call("EVP_MAC_update", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle MAC_FINAL =
            call("EVP_MAC_final", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

    private LibCrypto() {}

    /** Such as {@code OpenSSL 3.0.22}, without the date. */
    static String version() {
        try {
            String text = MemorySegment.ofAddress((long) VERSION.invokeExact(0))
                    .reinterpret(LONGEST_VERSION_BYTES)
                    .getString(0);
            String[] words = text.split(" ", 3);
            return words.length < 2 ? text : words[0] + " " + words[1];
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** A new cipher context for AES-128 in Galois or counter mode with its key; {@link #free} gives it back. */
    static long newCipher(boolean galois, long key, boolean encrypting) {
        long context;
        long cipher;
        try {
            cipher = galois ? (long) AES_128_GCM.invokeExact() : (long) AES_128_CTR.invokeExact();
            context = (long) CIPHER_NEW.invokeExact();
        } catch (Throwable t) {
            throw broken(t);
        }
        if (context == 0) {
            throw new OutOfMemoryError("EVP_CIPHER_CTX_new");
        }
        if (!init(context, cipher, key, 0, encrypting ? 1 : 0)) {
            free(context);
            throw new IllegalStateException("OpenSSL refuses AES-128");
        }
        return context;
    }

    /** Begins the next packet with this initialization vector; key and direction stay. */
    static boolean begin(long context, long iv) {
        return init(context, 0, 0, iv, -1);
    }

    private static boolean init(long context, long cipher, long key, long iv, int direction) {
        try {
            return (int) CIPHER_INIT.invokeExact(context, cipher, 0L, key, iv, direction) == 1;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Encrypts or decrypts; with {@code to} 0 the input is associated data. {@code written} points to an int. */
    static boolean update(long context, long to, long written, long from, int lengthBytes) {
        try {
            return (int) CIPHER_UPDATE.invokeExact(context, to, written, from, lengthBytes) == 1;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Ends a packet; when decrypting, false means that the tag is wrong. */
    static boolean end(long context, long scratch, long written) {
        try {
            return (int) CIPHER_FINAL.invokeExact(context, scratch, written) == 1;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Gets or sets the tag. */
    static boolean control(long context, int what, int lengthBytes, long at) {
        try {
            return (int) CIPHER_CONTROL.invokeExact(context, what, lengthBytes, at) == 1;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    static void free(long context) {
        try {
            CIPHER_FREE.invokeExact(context);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** An algorithm by its name, a C string; made once and kept. */
    static long fetchMac(long name) {
        try {
            return (long) MAC_FETCH.invokeExact(0L, name, 0L);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** A new context of {@code algorithm}; {@link #freeMac} gives it back. */
    static long newMac(long algorithm) {
        try {
            long context = (long) MAC_NEW.invokeExact(algorithm);
            if (context == 0) {
                throw new OutOfMemoryError("EVP_MAC_CTX_new");
            }
            return context;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Begins a message; with {@code key} 0 the last key is used again. {@code parameters} is an OSSL_PARAM array. */
    static boolean beginMac(long context, long key, long keyBytes, long parameters) {
        try {
            return (int) MAC_INIT.invokeExact(context, key, keyBytes, parameters) == 1;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    static boolean updateMac(long context, long from, long lengthBytes) {
        try {
            return (int) MAC_UPDATE.invokeExact(context, from, lengthBytes) == 1;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    /** Writes the whole tag to {@code to}, where {@code roomBytes} are; {@code written} points to a size_t. */
    static boolean endMac(long context, long to, long written, long roomBytes) {
        try {
            return (int) MAC_FINAL.invokeExact(context, to, written, roomBytes) == 1;
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    static void freeMac(long context) {
        try {
            MAC_FREE.invokeExact(context);
        } catch (Throwable t) {
            throw broken(t);
        }
    }

    private static SymbolLookup open() {
        String system = System.getProperty("os.name", "");
        try {
            if (system.equals("Linux")) {
                return SymbolLookup.libraryLookup(LINUX_NAME, Arena.global());
            }
            for (Path path : MACOS_PATHS) {
                if (system.startsWith("Mac") && Files.exists(path)) {
                    return SymbolLookup.libraryLookup(path, Arena.global());
                }
            }
        } catch (IllegalArgumentException absent) {
            throw linkage("there is no " + LINUX_NAME, absent);
        }
        throw linkage("no place of OpenSSL 3 is known on " + system, null);
    }

    private static MethodHandle call(String name, FunctionDescriptor signature) {
        MemorySegment function = LIBRARY.find(name).orElseThrow(() -> linkage("libcrypto has no " + name, null));
        return Linker.nativeLinker().downcallHandle(function, signature, Linker.Option.critical(false));
    }

    private static LinkageError linkage(String message, @Nullable Throwable cause) {
        return new LinkageError(message, cause);
    }

    /** A downcall itself throws nothing; what can come is a wrong handle type, or the machine's own trouble. */
    private static RuntimeException broken(Throwable t) {
        if (t instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a call of libcrypto failed", t);
    }
}
