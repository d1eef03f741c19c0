package hiwar.sim.talk;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.id.RequestId;
import hiwar.room.id.TalkSessionId;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkOutputs;
import hiwar.talks.event.SeatEvent.SeatLeft;
import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What looks for faults finds them: each test has a shard, or a disk, that is wrong in one way. */
class BrokenShardTest {
    private static final long SEEDS = 6;

    /** Some seed of a few finds it: not every talk has a caucus. */
    private static void assertFound(String finding, UnaryOperator<TalkOutputs> broken) {
        List<String> found = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS && found.stream().noneMatch(one -> one.contains(finding)); seed++) {
            found.addAll(new TalkScenario(seed, broken, Senses::of).run());
        }
        assertThat(found).as(finding).anyMatch(one -> one.contains(finding));
    }

    /** Changes or swallows frames. */
    private abstract static class Telling extends Passing {
        final Set<TalkSessionId> sessions = new LinkedHashSet<>();

        Telling(TalkOutputs to) {
            super(to);
        }

        @Override
        public void tell(TalkSessionId session, String frame) {
            sessions.add(session);
            TalkFrame read = Frames.line(frame) == null ? Frames.read(frame) : null;
            if (read == null) {
                line(session, frame);
            } else {
                other(session, read);
            }
        }

        void line(TalkSessionId session, String frame) {
            to.tell(session, frame);
        }

        void other(TalkSessionId session, TalkFrame frame) {
            to.tell(session, frame.text());
        }
    }

    @Test
    void aLineThatIsToldBeforeItIsStored() {
        assertFound("before it is stored", out -> new Telling(out) {
            @Override
            public void store(TalkId talk, int era, List<Recorded> lines) {
                to.store(talk, era, lines);
                sessions.forEach(session -> lines.forEach(line -> to.tell(session, TalkFrame.line(line))));
            }
        });
    }

    @Test
    void anAnswerThatIsGivenBeforeItIsTrue() {
        assertFound("before it is stored", out -> new Telling(out) {
            @Override
            public void store(TalkId talk, int era, List<Recorded> lines) {
                to.store(talk, era, lines);
                var entry = lines.getFirst().entry();
                TalkFrame early =
                        new TalkFrame.Accepted(entry.command(), entry.log().text(), entry.sequence(), entry.sequence());
                sessions.forEach(session -> to.tell(session, early.text()));
            }
        });
    }

    @Test
    void aLineOfACaucusThatIsToldToEverybody() {
        assertFound("may not read", out -> new Telling(out) {
            @Override
            void line(TalkSessionId session, String frame) {
                to.tell(session, frame);
                if (frame.contains("/caucus/")) {
                    sessions.forEach(other -> to.tell(other, frame));
                }
            }
        });
    }

    @Test
    void aLineThatNobodyStored() {
        assertFound("nobody stored", out -> new Telling(out) {
            @Override
            void line(TalkSessionId session, String frame) {
                to.tell(session, frame.replace("\"sequence\":7", "\"sequence\":8"));
            }
        });
    }

    @Test
    void aLineThatIsLeftOut() {
        assertFound("cannot follow", out -> new Telling(out) {
            private int lines;

            @Override
            void line(TalkSessionId session, String frame) {
                if (++lines % 1_000 != 0) {
                    to.tell(session, frame);
                }
            }
        });
    }

    @Test
    void aLastLineThatIsLeftOut() {
        assertFound("caught up with another", out -> new Telling(out) {
            @Override
            void line(TalkSessionId session, String frame) {
                if (!frame.contains("CaucusNoted")) {
                    to.tell(session, frame);
                }
            }
        });
    }

    @Test
    void aLineThatIsToldTwice() {
        assertFound("cannot follow", out -> new Telling(out) {
            @Override
            void line(TalkSessionId session, String frame) {
                to.tell(session, frame);
                to.tell(session, frame);
            }
        });
    }

    @Test
    void aSeatThatIsToldThatItMayHearWhenItMayNot() {
        assertFound("instead of", out -> new Telling(out) {
            @Override
            void other(TalkSessionId session, TalkFrame frame) {
                to.tell(
                        session,
                        frame instanceof TalkFrame.You you
                                ? new TalkFrame.You(
                                                you.presence(), you.logs(), you.room(), true, you.mayBeHeard(), true)
                                        .text()
                                : frame.text());
            }
        });
    }

    @Test
    void aChangeOfRightsThatIsNotTold() {
        assertFound("believes", out -> new Telling(out) {
            private int told;

            @Override
            void other(TalkSessionId session, TalkFrame frame) {
                if (!(frame instanceof TalkFrame.You) || ++told < 30) {
                    to.tell(session, frame.text());
                }
            }
        });
    }

    @Test
    void anAnswerThatIsNotGiven() {
        assertFound("commands without an answer", out -> new Telling(out) {
            @Override
            void other(TalkSessionId session, TalkFrame frame) {
                if (!(frame instanceof TalkFrame.Refused)) {
                    to.tell(session, frame.text());
                }
            }
        });
    }

    @Test
    void anOrderThatIsNotAnswered() {
        assertFound("orders were never answered", out -> new Passing(out) {
            @Override
            public void answer(RequestId request, TalkFrame answer) {
                // says nothing
            }
        });
    }

    @Test
    void anAnswerToAnotherCommand() {
        assertFound("the answer to another command", out -> new Telling(out) {
            @Override
            void other(TalkSessionId session, TalkFrame frame) {
                to.tell(
                        session,
                        frame instanceof TalkFrame.Accepted accepted
                                ? new TalkFrame.Accepted(accepted.id(), accepted.log(), 1, accepted.last()).text()
                                : frame.text());
            }
        });
    }

    @Test
    void anAnswerThatComesBeforeItsLines() {
        assertFound("answered before it is told", out -> new Telling(out) {
            private final List<Runnable> held = new ArrayList<>();

            @Override
            void line(TalkSessionId session, String frame) {
                held.add(() -> to.tell(session, frame));
            }

            @Override
            void other(TalkSessionId session, TalkFrame frame) {
                if (!(frame instanceof TalkFrame.Accepted)) {
                    release();
                }
                to.tell(session, frame.text());
                release();
            }

            @Override
            public void answer(RequestId request, TalkFrame answer) {
                release();
                to.answer(request, answer);
            }

            private void release() {
                held.forEach(Runnable::run);
                held.clear();
            }
        });
    }

    @Test
    void aBoardThatIsOld() {
        assertFound("sees another board", out -> new Telling(out) {
            private final Set<TalkSessionId> had = new LinkedHashSet<>();

            @Override
            void other(TalkSessionId session, TalkFrame frame) {
                if (!(frame instanceof TalkFrame.Board) || had.add(session)) {
                    to.tell(session, frame.text());
                }
            }
        });
    }

    @Test
    void aTalkThatIsNotPublished() {
        assertFound("was not published", out -> new Passing(out) {
            @Override
            public void published(Talk talk, Proceedings proceedings) {
                // keeps it to itself
            }
        });
    }

    @Test
    void aTalkThatIsPublishedLate() {
        assertFound("not what its record says", out -> new Passing(out) {
            private Talk last = Talk.empty(Cast.TALK);

            @Override
            public void published(Talk talk, Proceedings proceedings) {
                to.published(last, proceedings);
                last = talk;
            }
        });
    }

    @Test
    void whoIsGoneAndStays() {
        assertFound("is gone, and still", out -> new Passing(out) {
            private boolean held;

            @Override
            public void store(TalkId talk, int era, List<Recorded> lines) {
                var entry = lines.getFirst().entry();
                held |= entry.event() instanceof SeatLeft
                        && !entry.command().value().contains(entry.by().value());
                if (!held) {
                    to.store(talk, era, lines);
                }
            }
        });
    }

    @Test
    void aShardThatMeetsABug() {
        assertFound("the shard has met a bug", out -> new Passing(out) {
            private int lines;

            @Override
            public void store(TalkId talk, int era, List<Recorded> lines) {
                if (++this.lines == 10) {
                    throw new IllegalStateException("a bug");
                }
                to.store(talk, era, lines);
            }
        });
    }

    @Test
    void aDiskThatLies() {
        List<String> found = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            TalkScenario scenario = new TalkScenario(seed);
            scenario.node().disk().lie();
            found.addAll(scenario.run());
        }
        assertThat(found).anySatisfy(one -> assertThat(one).contains("keeps what it does not"));
    }

    @Test
    void whatWasToldAndIsLostInACrash() {
        TalkScenario scenario = new TalkScenario(1);
        TalkNode node = scenario.node();
        Witness witness = node.witness();
        LogId table = LogId.table(Cast.TALK);
        List<Recorded> all = List.copyOf(witness.lines(table));
        witness.told(Cast.SECRETARY, TalkFrame.line(all.getLast()));
        witness.died(node.nowMillis());
        witness.opened(all.subList(0, all.size() - 1), node.nowMillis(), 0);
        assertThat(node.findings().found()).anySatisfy(one -> assertThat(one).contains("not all are left"));
    }
}
