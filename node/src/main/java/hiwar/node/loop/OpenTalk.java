package hiwar.node.loop;

import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;

/** A talk as it stands on the disk; immutable. */
public record OpenTalk(Talk talk, Proceedings proceedings) {}
