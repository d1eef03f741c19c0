package hiwar.node.node;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds out which addresses of this machine others may reach it at. Stateless. */
final class Interfaces {
    private static final int MAX_ADDRESSES = 8;

    private Interfaces() {}

    /** Where a port bound to {@code bind} can be reached: there, or at every address of the machine. */
    static List<InetAddress> reachable(InetAddress bind) {
        if (!bind.isAnyLocalAddress()) {
            return List.of(bind);
        }
        List<InetAddress> found = new ArrayList<>();
        try {
            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                if (network.isUp() && !network.isLoopback()) {
                    network.inetAddresses()
                            .filter(address -> !address.isLinkLocalAddress() && !address.isMulticastAddress())
                            .forEach(found::add);
                }
            }
        } catch (SocketException e) {
            found.clear(); // a machine that hides its interfaces still has its loopback
        }
        if (found.isEmpty()) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        found.sort(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address))
                .thenComparing(InetAddress::isSiteLocalAddress));
        return List.copyOf(found.subList(0, Math.min(found.size(), MAX_ADDRESSES)));
    }
}
