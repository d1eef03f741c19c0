package hiwar.node.udp;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.TransportAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressTableTest {
    private final AddressTable table = new AddressTable();

    @Test
    void aKnownAddressIsTheSameObject() {
        TransportAddress first = table.intern(1, 2, 3);
        assertThat(table.intern(1, 2, 3)).isSameAs(first);
        assertThat(table.intern(1, 2, 4)).isNotSameAs(first).isEqualTo(TransportAddress.ipv6(1, 2, 4));
    }

    @Test
    void aFloodOfStrangersNeverYieldsAWrongAddress() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long high = random.nextInt(3);
            long low = random.nextInt(100_000);
            int port = random.nextInt(65_536);
            assertThat(table.intern(high, low, port).matches(high, low, port)).isTrue();
        }
    }
}
