package hiwar.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of Firefox 140 and feedback of Chromium 156, and packets made by hand from the RFCs. */
class RtcpReaderTest {
    static final String FIREFOX_SENDER_REPORT =
            "80c80006 66554376 eeb075c3b5bf26f1 762ee10a 00000034 000030a5 81ca000c66554376"
                    + "01267b33323439303161382d653534372d343138312d393838332d3666303931356535633133667d00000000";

    static final String FIREFOX_RECEIVER_REPORT =
            "82c9000d bb6ab16a 3fec2c5d 00000000 00001537 0000000f 75c3b5bf 00003268"
                    + "66554376 00000000 00004742 00000035 75c3b5bf 00003268";

    /** A burst of 29 packets as one run, three octets of padding behind. */
    static final String CHROMIUM_FEEDBACK = "afcd000cfa17fa175f4f7d550015001d006ed801201df7003a2100010900010900000501"
            + "000b0101040001080100010900000101";

    @Test
    void aSenderReportOfABrowserIsRead() {
        assertThat(Visits.of(Bytes.hex(FIREFOX_SENDER_REPORT)))
                .containsExactly(
                        "sr 66554376 eeb075c3b5bf26f1 762ee10a 52 12453",
                        "sdes 66554376 1 {324901a8-e547-4181-9883-6f0915e5c13f}");
    }

    @Test
    void aReceiverReportOfABrowserIsRead() {
        assertThat(Visits.of(Bytes.hex(FIREFOX_RECEIVER_REPORT)))
                .containsExactly(
                        "block bb6ab16a 3fec2c5d lost 0/256 0 highest 5431 jitter 15 sr 75c3b5bf 12904",
                        "block bb6ab16a 66554376 lost 0/256 0 highest 18242 jitter 53 sr 75c3b5bf 12904");
    }

    @Test
    void lossIsASignedNumberOf24Bits() {
        assertThat(Visits.of(Bytes.hex("81c90007 00000001 00000002 80ffffff ffffffff ffffffff 00000000 ffffffff")))
                .containsExactly("block 00000001 00000002 lost 128/256 -1 highest 4294967295 jitter 4294967295"
                        + " sr 00000000 4294967295");
    }

    @Test
    void lostPacketsAreToldOneByOne() {
        // 65534 and, by the bit mask, the first, second and sixteenth after it.
        assertThat(Visits.of(Bytes.hex("81cd0004 00000001 00000002 fffe8003 00070000")))
                .containsExactly(
                        "nack 00000002 65534",
                        "nack 00000002 65535",
                        "nack 00000002 0",
                        "nack 00000002 14",
                        "nack 00000002 7");
    }

    @Test
    void keyframeRequestsAreRead() {
        assertThat(Visits.of(Bytes.hex(
                        "81ce0002 00000001 00000002" // reduced size: no report in front
                                + "84ce0006 00000001 00000000 00000002 09000000 00000003 ff000000")))
                .containsExactly("pli 00000002 from 00000001", "fir 00000002 9", "fir 00000003 255");
    }

    @Test
    void aBandwidthEstimateIsRead() {
        // The mantissa 0x3FFFF with exponent 5, then the largest that there is.
        assertThat(Visits.of(Bytes.hex("8fce0005 00000001 00000000 52454d42 0117ffff 00000002")))
                .containsExactly("remb 00000001 8388576");
        assertThat(Visits.of(Bytes.hex("8fce0004 00000001 00000000 52454d42 00ffffff")))
                .containsExactly("remb 00000001 9223372036854775807");
        assertThat(Visits.of(Bytes.hex("8fce0004 00000001 00000000 52454d42 00fc0000")))
                .containsExactly("remb 00000001 0");
    }

    @Test
    void extendedReportsAreRead() {
        assertThat(Visits.of(Bytes.hex("80cf000b 00000001 04000002 1122334455667788"
                        + "05000006 00000002 33445566 00010000 00000003 00000000 00000000")))
                .containsExactly(
                        "rrtr 00000001 1122334455667788", "dlrr 00000002 33445566 65536", "dlrr 00000003 00000000 0");
    }

    @Test
    void severalSourcesAndItemsAreRead() {
        assertThat(Visits.of(Bytes.hex("82ca0006 00000001 01026162 0f0130 00 00000002 01 03 787978 000000"
                        + "82cb0003 00000001 00000002 03627965")))
                .containsExactly(
                        "sdes 00000001 1 ab",
                        "sdes 00000001 15 0",
                        "sdes 00000002 1 xyx",
                        "bye 00000001",
                        "bye 00000002");
    }

    @Test
    void otherPacketsAndPaddingArePassedOver() {
        assertThat(Visits.of(Bytes.hex(
                        "80cc0002 00000001 6e616d65" // APP
                                + "85cd0002 00000001 00000002" // an unknown transport feedback
                                + "8fce0003 00000001 00000002 4c4e5446" // an application's feedback that is not REMB
                                + "a1cb0002 00000003 00000004")))
                .containsExactly("bye 00000003");
    }

    @Test
    void feedbackOfABrowserIsRead() {
        assertThat(Visits.of(Bytes.hex(CHROMIUM_FEEDBACK)))
                .singleElement()
                .asString()
                .startsWith("twcc 5f4f7d55 #1 21@7264503 22@7264503 23@7264561 24@7264594 25@7264594 26@7264595 ")
                .endsWith(" 49@7264658");
    }

    @Test
    void everyKindOfChunkIsRead() {
        // A run of two lost, a run of one small delta; then vectors: one-bit 10110000000001, two-bit 1 2 0 0 0 0 2.
        assertThat(Visits.of(Bytes.hex("8fcd0009 00000001 00000002 fffe0018 ffffff07"
                        + "0002 2001 ac01 d802 05 0102 03 04 06 0100 fffe 0000"))) // 24 packets
                .containsExactly("twcc 00000002 #7 65534- 65535- 0@-251 1@-250 2- 3@-248 4@-245 5- 6- 7- 8- 9- 10- 11-"
                        + " 12- 13- 14@-241 15@-235 16@21 17- 18- 19- 20- 21@19");
    }

    @ParameterizedTest
    @CsvSource({
        "'', nothing",
        "80c800, three octets",
        "40c90001 00000001, version 1",
        "80c90002 00000001, longer than the datagram",
        "80c90001 00000001 80c9, half a header behind",
        "a0c90001 00000000, padding of nothing",
        "a0c90001 00000005, padding longer than the packet",
    })
    void framingThatIsWrongIsMalformedAndNothingIsVisited(String digits, String why) {
        assertThat(Visits.of(Bytes.hex(digits))).as(why).containsExactly("malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "81c80006 00000001 0000000000000000 00000000 00000000 00000000, a sender report without its block",
        "81c90001 00000001, a receiver report without its block",
        "80c90000, a receiver report without its sender",
        "81ca0001 00000001, a description that does not end",
        "81ca0002 00000001 01056162, an item longer than the packet",
        "82ca0002 00000001 00000000, a missing description",
        "82cb0001 00000001, a goodbye without its second source",
        "81cd0001 00000001, feedback without its media",
        "84ce0003 00000001 00000000 00000002, half a FIR",
        "8fcd0003 00000001 00000002 00000001, transport feedback without its fixed part",
        "8fcd0004 00000001 00000002 00000002 00000000, without chunks",
        "8fcd0005 00000001 00000002 00000002 00000000 20010000, with an empty run",
        "8fcd0005 00000001 00000002 00000002 00000000 60020000, with the reserved symbol",
        "8fcd0005 00000001 00000002 00000003 00000000 20030000, without its deltas",
        "80cf0002 00000001 04000002, an extended report longer than its packet",
    })
    void whatIsWrongInsideIsLeftOutAndTheRestIsVisited(String digits, String why) {
        assertThat(Visits.of(Bytes.hex("81cb0001 00000009" + digits + "81cb0001 0000000a")))
                .as(why)
                .containsExactly("bye 00000009", "bye 0000000a", "malformed");
    }
}
