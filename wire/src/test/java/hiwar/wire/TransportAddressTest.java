package hiwar.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TransportAddressTest {
    @Test
    void writesIpv4AsDottedAndIpv6AsGroups() {
        assertThat(TransportAddress.ipv4(0x7F000001, 7880)).hasToString("127.0.0.1:7880");
        assertThat(TransportAddress.ipv6(0x20010DB8_00000000L, 1, 5)).hasToString("[2001:db8:0:0:0:0:0:1]:5");
    }

    @Test
    void mappedIpv6IsTheSameAddressAsIpv4() {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xFF;
        mapped[12] = (byte) 192;
        mapped[14] = 2;
        mapped[15] = 7;
        TransportAddress address = TransportAddress.of(mapped, 9);
        assertThat(address).isEqualTo(TransportAddress.parseIpv4("192.0.2.7", 9));
        assertThat(address).hasSameHashCodeAs(TransportAddress.ipv4(0xC0000207, 9));
        assertThat(address.matches(address.high(), address.low(), 9)).isTrue();
        assertThat(address.matches(address.high(), address.low(), 10)).isFalse();
    }

    @Test
    void refusesWhatIsNotAnAddress() {
        assertThat(TransportAddress.parseIpv4("256.0.0.1", 1)).isNull();
        assertThat(TransportAddress.parseIpv4("1.2.3", 1)).isNull();
        assertThat(TransportAddress.parseIpv4("a.b.c.d", 1)).isNull();
        assertThat(TransportAddress.parseIpv4("1.2.3.4", 65536)).isNull();
        assertThatThrownBy(() -> TransportAddress.of(new byte[5], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransportAddress.ipv4(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
