package hiwar.talks.record;

import hiwar.talks.state.Entry;

/**
 * An entry in the chain of its log.
 *
 * @param line what is stored and exported, byte for byte: canonical JSON without a line feed
 * @param previous the hash of the line before, which stands in the line
 * @param hash of the line itself, which stands in the next
 */
public record Recorded(Entry entry, String line, Hash previous, Hash hash) {}
