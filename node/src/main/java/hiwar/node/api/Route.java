package hiwar.node.api;

import hiwar.node.http.Answer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What answers one method on the paths of one form.
 *
 * @param template the path; a part in braces stands for any one part, which gets this name
 */
record Route(String method, String template, Action action) {
    /** Answers a request; null when the request has become something else. */
    interface Action {
        @Nullable
        Answer answer(Call call) throws Problem, IOException;
    }

    /** What stands for the names of the template; null when the path has another form. */
    @Nullable
    Map<String, String> match(String path) {
        String[] expected = template.split("/", -1);
        String[] parts = path.split("/", -1);
        if (parts.length != expected.length) {
            return null;
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (expected[i].startsWith("{") && !parts[i].isEmpty()) {
                names.put(expected[i].substring(1, expected[i].length() - 1), parts[i]);
            } else if (!expected[i].equals(parts[i])) {
                return null;
            }
        }
        return names;
    }
}
