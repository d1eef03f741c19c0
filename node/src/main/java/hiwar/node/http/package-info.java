/**
 * Everything a node answers over HTTP: signalling WebSockets with their pre-flight, RoomService over Twirp, the browser
 * client's files, health and metrics. Runs on virtual threads; whatever concerns a room goes through its shard's inbox.
 */
@NullMarked
package hiwar.node.http;

import org.jspecify.annotations.NullMarked;
