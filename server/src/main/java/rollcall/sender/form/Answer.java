package rollcall.sender.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads the JSON with which receivers of heartbeats answer. */
final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private Answer() {}

    /** Whether the status is exactly 200 and the body an object with {@code "ok": true}: nothing less is a success to Eventyay. */
    static boolean isOk(int status, byte[] body) {
        try {
            return status == OK && JSON.readTree(body).path("ok").booleanValue();
        } catch (IOException e) {
            return false;
        }
    }
}
