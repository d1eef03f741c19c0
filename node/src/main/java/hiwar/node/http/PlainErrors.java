package hiwar.node.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the HTTP server itself refuses, in one line of plain text. */
final class PlainErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object asked = request.getAttribute(ErrorHandler.ERROR_STATUS);
        int status = asked instanceof Integer code ? code : response.getStatus();
        Cors.allow(request, response);
        Answer.text(status, HttpStatus.getMessage(status)).write(response, callback);
        return true;
    }
}
