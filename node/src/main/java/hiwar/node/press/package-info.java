/** What the public sees of talks: printed pages, calendars and data, made of {@code PublicTalk} and nothing else. */
@NullMarked
package hiwar.node.press;

import org.jspecify.annotations.NullMarked;
