package hiwar.node.http;

import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * Paths that another package answers. It comes before everything else of the server and is not opened to pages of other
 * origins. Called by many threads at once.
 */
public interface Endpoint {
    /**
     * Answers a request whose path is its own.
     *
     * @return false when the path is not, and nothing was done
     * @throws IOException when the client went away while its request was read
     */
    boolean handle(Exchange exchange) throws IOException;

    /**
     * One request and the way to answer it.
     *
     * @param path decoded, without the query
     */
    record Exchange(
            Request request, Response response, Callback callback, String path, ServerWebSocketContainer webSockets) {

        /** Sends the answer; to be done once. */
        public void answer(Answer answer) {
            answer.write(response, callback);
        }

        /** Makes a WebSocket of the request; false when it asks for none, and then nothing was answered. */
        public boolean upgrade(Session.Listener socket) {
            return webSockets.upgrade(
                    (asked, answered, done) -> {
                        // No compression: frames are small, and each compressor would hold a quarter of a megabyte.
                        answered.setExtensions(List.of());
                        return socket;
                    },
                    request,
                    response,
                    callback);
        }
    }
}
