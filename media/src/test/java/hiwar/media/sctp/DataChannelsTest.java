package hiwar.media.sctp;

import static hiwar.media.sctp.SctpPair.MILLISECOND_NANOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataChannelsTest {
    @Test
    void bothSidesBeginAndAChannelOpensInTwoRoundTrips() {
        SctpPair pair = new SctpPair(1);
        DataChannel channel = pair.client.channels.open("_reliable", Reliability.RELIABLE, 0);
        assertThat(pair.client.send(channel, "early")).isTrue();
        pair.client.channels.start(0);
        pair.server.channels.start(0);

        pair.run(60);

        assertThat(pair.server.opened).singleElement().satisfies(c -> {
            assertThat(c.label()).isEqualTo("_reliable");
            assertThat(c.reliability()).isEqualTo(Reliability.RELIABLE);
            assertThat(c.streamId()).isZero();
            assertThat(c.state()).isEqualTo(DataChannel.State.OPEN);
        });
        assertThat(pair.client.opened).containsExactly(channel);
        assertThat(pair.server.messages).containsExactly("_reliable:early");
    }

    @Test
    void theServersChannelsHaveOddNumbersAndAPeerThatStartsLaterIsFound() {
        SctpPair pair = new SctpPair(2);
        pair.server.channels.start(0);
        DataChannel lossy = pair.server.channels.open("_lossy", Reliability.LOSSY, 0);
        DataChannel timed = pair.server.channels.open("timed", new Reliability(true, -1, 250), 0);
        pair.run(100);
        pair.client.channels.start(pair.nowNanos);
        pair.run(1_000);

        assertThat(lossy.streamId()).isEqualTo(1);
        assertThat(timed.streamId()).isEqualTo(3);
        assertThat(pair.client.opened)
                .extracting(DataChannel::reliability)
                .containsExactly(Reliability.LOSSY, new Reliability(true, -1, 250));
    }

    @Test
    void messagesOfEverySizeArriveWhole() {
        SctpPair pair = new SctpPair(3).connected();
        DataChannel channel = pair.client.channels.open("all", Reliability.RELIABLE, pair.nowNanos);
        List<Integer> sizes =
                List.of(0, 1, 2, 3, 255, 1159, 1160, 1161, 15_000, 64_000, DataChannels.MAX_MESSAGE_BYTES);
        for (int size : sizes) {
            assertThat(pair.client.channels.send(channel, new byte[size], true, pair.nowNanos))
                    .isTrue();
        }
        assertThat(pair.client.send(channel, "")).isTrue();
        assertThat(pair.client.send(channel, "حوار")).isTrue();
        pair.run(1_000);

        assertThat(pair.server.sizes.subList(0, sizes.size())).isEqualTo(sizes);
        assertThat(pair.server.messages).endsWith("all:", "all:حوار");
        assertThat(pair.client.channels.bufferedBytes(channel)).isZero();
        assertThat(pair.client.channels.snapshot().bufferedBytes()).isZero();
    }

    @Test
    void aMegabyteInMessagesOf15KilobytesTakesFewRoundTrips() {
        SctpPair pair = new SctpPair(4).connected();
        DataChannel channel = pair.client.channels.open("bulk", Reliability.RELIABLE, pair.nowNanos);
        pair.run(100);
        long begun = pair.nowNanos;
        for (int i = 0; i < 70; i++) {
            assertThat(pair.client.channels.send(channel, new byte[15_000], true, begun))
                    .isTrue();
        }
        pair.run(2_000);

        assertThat(pair.server.messages).hasSize(70);
        long tookMillis = (pair.server.arrivals.getLast() - begun) / MILLISECOND_NANOS;
        assertThat(tookMillis).as("round trips of 20 ms").isLessThanOrEqualTo(10 * 20);
        assertThat(pair.client.channels.snapshot().retransmittedChunks()).isZero();
    }

    @Test
    void anAcknowledgementWaitsForCompanyButNotLong() {
        SctpPair pair = new SctpPair(5).connected();
        DataChannel channel = pair.client.channels.open("one", Reliability.RELIABLE, pair.nowNanos);
        pair.run(500);
        pair.packets = 0;
        pair.client.send(channel, "alone");
        pair.run(150);
        assertThat(pair.packets).as("the message only").isEqualTo(1);
        pair.run(100);
        assertThat(pair.packets).as("and its acknowledgement").isEqualTo(2);
        assertThat(pair.client.channels.bufferedBytes(channel)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void everythingReliableArrivesOnceAndInOrderWhateverTheLinkDoes(long seed) {
        SctpPair pair = new SctpPair(seed);
        pair.loss = 0.1;
        pair.duplication = 0.05;
        pair.reordering = 0.2;
        pair.client.channels.start(0);
        pair.server.channels.start(0);
        DataChannel up = pair.client.channels.open("up", Reliability.RELIABLE, 0);
        DataChannel down = pair.server.channels.open("down", Reliability.RELIABLE, 0);
        DataChannel loose = pair.client.channels.open("loose", new Reliability(false, -1, -1), 0);
        List<String> sentUp = new ArrayList<>();
        List<String> sentDown = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String text = i + " " + "x".repeat((int) (i * 7919L * seed % 9_000));
            assertThat(pair.client.send(up, text)).isTrue();
            assertThat(pair.client.send(loose, "loose " + i)).isTrue();
            assertThat(pair.server.send(down, text)).isTrue();
            sentUp.add("up:" + text.substring(0, Math.min(40, text.length())));
            sentDown.add("down:" + text.substring(0, Math.min(40, text.length())));
            pair.run(20);
        }
        pair.run(120_000);

        assertThat(pair.client.down).isNull();
        assertThat(pair.server.messages.stream().filter(m -> m.startsWith("up:")))
                .containsExactlyElementsOf(sentUp);
        assertThat(pair.client.messages).containsExactlyElementsOf(sentDown);
        assertThat(pair.server.messages.stream().filter(m -> m.startsWith("loose:")))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 120)
                        .mapToObj(i -> "loose:loose " + i)
                        .toList());
        assertThat(pair.client.channels.snapshot().retransmittedChunks()).isPositive();
        assertThat(pair.client.channels.snapshot().bufferedBytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void lossyChannelsLoseButNeverBlock(long seed) {
        SctpPair pair = new SctpPair(seed).connected();
        DataChannel lossy = pair.client.channels.open("lossy", Reliability.LOSSY, pair.nowNanos);
        DataChannel ordered = pair.client.channels.open("ordered", new Reliability(true, 0, -1), pair.nowNanos);
        DataChannel timed = pair.client.channels.open("timed", new Reliability(true, -1, 100), pair.nowNanos);
        DataChannel sure = pair.client.channels.open("sure", Reliability.RELIABLE, pair.nowNanos);
        pair.run(500);
        pair.loss = 0.15;
        pair.reordering = 0.1;
        for (int i = 0; i < 300; i++) {
            pair.client.send(lossy, "" + i);
            pair.client.send(ordered, "" + i + " " + "y".repeat(i * 31 % 1_500));
            pair.client.send(timed, "" + i);
            if (i % 10 == 0) {
                pair.client.send(sure, "" + i);
            }
            pair.run(20);
        }
        pair.loss = 0;
        pair.run(20_000);
        pair.client.send(ordered, "last");
        pair.client.send(timed, "last");
        pair.run(1_000);

        assertThat(pair.server.down).isNull();
        assertThat(pair.client.channels.snapshot().abandonedMessages()).isPositive();
        assertThat(pair.client.channels.snapshot().bufferedBytes()).isZero();
        assertThat(numbers(pair, "lossy")).hasSizeBetween(150, 299).doesNotHaveDuplicates();
        assertThat(numbers(pair, "ordered")).hasSizeBetween(100, 299).isSorted().doesNotHaveDuplicates();
        assertThat(numbers(pair, "timed")).hasSizeBetween(150, 300).isSorted().doesNotHaveDuplicates();
        assertThat(numbers(pair, "sure")).hasSize(30).isSorted();
        assertThat(pair.server.messages).contains("ordered:last", "timed:last");
    }

    private static List<Integer> numbers(SctpPair pair, String label) {
        return pair.server.messages.stream()
                .filter(m -> m.startsWith(label + ":") && !m.endsWith("last"))
                .map(m -> Integer.valueOf(m.substring(label.length() + 1).replaceFirst(" .*", "")))
                .toList();
    }

    @Test
    void aClosedChannelDeliversWhatWasSentAndItsNumberIsUsedAgain() {
        SctpPair pair = new SctpPair(31).connected();
        DataChannel channel = pair.client.channels.open("first", Reliability.RELIABLE, pair.nowNanos);
        pair.run(100);
        for (int i = 0; i < 20; i++) {
            pair.client.channels.send(channel, new byte[30_000], true, pair.nowNanos);
        }
        pair.client.channels.close(channel, pair.nowNanos);
        assertThat(pair.client.send(channel, "too late")).isFalse();
        assertThat(channel.state()).isEqualTo(DataChannel.State.CLOSING);
        pair.run(3_000);

        assertThat(pair.server.sizes).hasSize(20);
        assertThat(pair.client.closed).containsExactly(channel);
        assertThat(pair.server.closed)
                .singleElement()
                .extracting(DataChannel::label)
                .isEqualTo("first");
        assertThat(channel.state()).isEqualTo(DataChannel.State.CLOSED);
        assertThat(pair.client.channels.bufferedBytes(channel)).isZero();

        DataChannel second = pair.client.channels.open("second", Reliability.RELIABLE, pair.nowNanos);
        pair.client.send(second, "again");
        pair.run(200);
        assertThat(second.streamId()).isEqualTo(channel.streamId());
        assertThat(pair.server.messages).endsWith("second:again");
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void channelsCloseUnderLossFromEitherSide(long seed) {
        SctpPair pair = new SctpPair(seed).connected();
        DataChannel mine = pair.client.channels.open("mine", Reliability.RELIABLE, pair.nowNanos);
        pair.client.channels.open("yours", Reliability.RELIABLE, pair.nowNanos);
        pair.run(100);
        pair.loss = 0.3;
        pair.reordering = 0.3;
        pair.client.channels.close(mine, pair.nowNanos);
        pair.server.channels.close(pair.server.opened.get(1), pair.nowNanos);
        pair.run(30_000);

        assertThat(pair.client.closed).hasSize(2);
        assertThat(pair.server.closed).hasSize(2);
    }

    @Test
    void anAbortIsHeardAndEndsEverything() {
        SctpPair pair = new SctpPair(51).connected();
        DataChannel channel = pair.client.channels.open("x", Reliability.RELIABLE, pair.nowNanos);
        pair.run(100);
        pair.client.channels.abort("enough", pair.nowNanos);
        pair.run(100);

        assertThat(pair.client.down).isEqualTo("enough");
        assertThat(pair.server.down).contains("enough");
        assertThat(channel.state()).isEqualTo(DataChannel.State.CLOSED);
        assertThat(pair.client.send(channel, "y")).isFalse();
        assertThat(pair.client.channels.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPeerThatFallsSilentIsGivenUp() {
        SctpPair pair = new SctpPair(52).connected();
        DataChannel channel = pair.client.channels.open("x", Reliability.RELIABLE, pair.nowNanos);
        pair.run(100);
        pair.cut = true;
        pair.client.send(channel, "hello?");
        pair.run(200_000);
        assertThat(pair.client.down).isEqualTo("the peer does not answer");
        assertThat(pair.server.down).as("only idle so far").isNull();
        pair.run(400_000);
        assertThat(pair.server.down).isEqualTo("the peer does not answer");
    }

    @Test
    void aPeerThatNeverAnswersIsGivenUp() {
        SctpPair pair = new SctpPair(53);
        pair.client.channels.start(0);
        pair.run(120_000);
        assertThat(pair.client.down).isEqualTo("no answer while setting up");
        assertThat(pair.packets).isEqualTo(SctpAssociation.MAX_SETUP_ATTEMPTS);
    }

    @Test
    void anIdleAssociationLivesOnHeartbeats() {
        SctpPair pair = new SctpPair(54).connected();
        pair.run(3_600_000);
        assertThat(pair.client.down).isNull();
        assertThat(pair.server.down).isNull();
        assertThat(pair.packets).isBetween(100, 500);
    }

    @Test
    void whatIsBufferedHasALimit() {
        SctpPair pair = new SctpPair(55).connected();
        DataChannel sure = pair.client.channels.open("sure", Reliability.RELIABLE, pair.nowNanos);
        DataChannel lossy = pair.client.channels.open("lossy", Reliability.LOSSY, pair.nowNanos);
        pair.run(100);
        pair.cut = true;
        int taken = 0;
        while (pair.client.channels.send(lossy, new byte[10_000], true, pair.nowNanos)) {
            taken += 10_000;
        }
        assertThat(taken)
                .isBetween(DataChannels.MAX_LOSSY_BUFFERED_BYTES - 10_000, DataChannels.MAX_LOSSY_BUFFERED_BYTES);
        taken = 0;
        while (pair.client.channels.send(sure, new byte[60_000], true, pair.nowNanos)) {
            taken += 60_000;
        }
        assertThat(taken).isBetween(3_500_000, SendQueue.MAX_BUFFERED_BYTES);
        assertThat(pair.client.channels.bufferedBytes(sure)).isEqualTo(taken);
        assertThat(pair.client.channels.send(sure, new byte[DataChannels.MAX_MESSAGE_BYTES + 1], true, pair.nowNanos))
                .isFalse();
        pair.cut = false;
        pair.run(60_000);
        assertThat(pair.client.channels.snapshot().bufferedBytes()).isZero();
        assertThat(pair.client.channels.send(sure, new byte[60_000], true, pair.nowNanos))
                .isTrue();
    }

    @Test
    void channelsHaveALimitOnBothSides() {
        SctpPair pair = new SctpPair(56).connected();
        for (int i = 0; i < DataChannels.MAX_CHANNELS / 2; i++) {
            pair.client.channels.open("c" + i, Reliability.RELIABLE, pair.nowNanos);
            pair.server.channels.open("s" + i, Reliability.RELIABLE, pair.nowNanos);
        }
        pair.run(1_000);
        assertThat(pair.server.opened).hasSize(DataChannels.MAX_CHANNELS);
        assertThatThrownBy(() -> pair.client.channels.open("more", Reliability.RELIABLE, pair.nowNanos))
                .isInstanceOf(IllegalStateException.class);
    }
}
