package hiwar.node.api;

import hiwar.node.api.Problem.Kind;
import hiwar.node.http.Answer;
import hiwar.node.store.Secrets;
import hiwar.talks.json.Codec;
import java.io.IOException;

/** {@code /api/secretariat/session}: the secretariat comes by its one-time link, and goes. */
final class SecretariatSession {
    private static final Codec<Knock> KNOCK = Codec.of(Knock.class);
    private static final Codec<Here> HERE = Codec.of(Here.class);

    private final Secrets secrets;
    private final SessionCookies cookies;
    private final Attempts attempts;

    private record Knock(String secret) {}

    private record Here(long expiresMillis) {}

    SecretariatSession(Secrets secrets, SessionCookies cookies, Attempts attempts) {
        this.secrets = secrets;
        this.cookies = cookies;
        this.attempts = attempts;
    }

    Answer begin(Call call) throws Problem, IOException {
        String source = call.visit().source();
        if (attempts.tooMany(source, System.nanoTime())) {
            throw Problem.of(Kind.TOO_MANY_ATTEMPTS);
        }
        String secret = call.body(KNOCK).secret();
        if (!secrets.useLink(Secret.hash(secret), System.currentTimeMillis())) {
            attempts.count(source, System.nanoTime());
            throw Problem.of(Kind.BAD_SECRET);
        }
        return Answer.bare(204).with("Set-Cookie", cookies.openSecretariat(call.visit()));
    }

    Answer look(Call call) throws Problem {
        return Answer.json(200, HERE.write(new Here(cookies.secretariat(call))));
    }

    Answer end(Call call) {
        return Answer.bare(204).with("Set-Cookie", cookies.closeSecretariat(call));
    }
}
