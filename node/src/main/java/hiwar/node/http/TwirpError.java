package hiwar.node.http;

import hiwar.room.signal.AdminReply;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An error as Twirp writes it: always JSON, whatever the request was in. */
record TwirpError(String code, int status, String message) {
    /** The same words for everybody, so that a stranger cannot find out which rooms there are. */
    static final TwirpError NOT_PERMITTED = new TwirpError("unauthenticated", 401, "permissions denied");

    private static final JsonMapper JSON = JsonMapper.shared();

    static TwirpError badRoute(String message) {
        return new TwirpError("bad_route", 404, message);
    }

    static TwirpError malformed(String message) {
        return new TwirpError("malformed", 400, message);
    }

    static TwirpError unimplemented(String message) {
        return new TwirpError("unimplemented", 501, message);
    }

    static TwirpError unauthenticated(String message) {
        return new TwirpError("unauthenticated", 401, message);
    }

    static TwirpError of(AdminReply.Failed failed) {
        return new TwirpError(failed.code().wireName(), failed.code().httpStatus(), failed.message());
    }

    Answer answer() {
        ObjectNode body = JSON.createObjectNode().put("code", code).put("msg", message);
        return Answer.json(status, body.toString());
    }
}
