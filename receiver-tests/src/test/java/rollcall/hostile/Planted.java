package rollcall.hostile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;

/** Secrets, and heartbeats that have them wherever there is room. */
final class Planted {
    static final String MAIL = "greta.planted@kanzlei-geheim.example";

    /** None of them may be found anywhere afterwards, in any case. */
    static final List<String> SECRETS = List.of(
            "203.0.113.77",
            "203-0-113-77",
            "203_0_113_77",
            "2001:db8:85a3::8a2e:370:7334",
            MAIL,
            "kasse.kanzlei-geheim.example",
            "eventyay.kanzleigeheim.example",
            "https://kasse.kanzlei-geheim.example/admin?k=1",
            "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
            "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c",
            "cGxhbnRlZC1zZWNyZXQtaW4tYmFzZTY0IQ==",
            "+49 170 5550123");

    /** How a secret can be dressed as something that a field takes. */
    static final List<Function<String, String>> DRESSES = List.of(
            secret -> secret,
            secret -> "v" + secret,
            secret -> "2.1.0-" + secret,
            secret -> "2.1.0+" + secret,
            secret -> "2.1.0." + secret,
            secret -> "2.1.0rc1." + secret,
            secret -> "main@" + secret,
            secret -> secret + "@9fceb02d0ae598e95dc970b74767f19372d61af8",
            secret -> "root@" + secret,
            secret -> "plugin_" + secret,
            secret -> "eventyay.plugins." + secret,
            secret -> "Linux " + secret,
            secret -> "1-10 " + secret,
            secret -> secret.toLowerCase(java.util.Locale.ROOT));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Planted() {}

    /** Every secret in every dress and every shape, in and beside every field of the vocabulary. */
    static List<String> heartbeats(Vocabulary vocabulary) {
        List<String> bodies = new ArrayList<>();
        for (String secret : SECRETS) {
            for (Function<String, String> dress : DRESSES) {
                bodies.add(inEveryField(vocabulary, secret, dress.apply(secret), false));
                bodies.add(inEveryField(vocabulary, secret, dress.apply(secret), true));
                bodies.add(asName(dress.apply(secret)));
            }
            for (String name : vocabulary.fields().keySet()) {
                bodies.add(nested(name, secret));
            }
            bodies.add(heartbeat().put("schema_version", secret).toString());
            bodies.add(heartbeat().put("instance_id", secret).toString());
            bodies.add(heartbeat().put("metrics", secret).toString());
        }
        return bodies;
    }

    /** What only the contact field may hold. */
    static String withContact(UUID id, String contact) {
        return heartbeat()
                .put("instance_id", id.toString())
                .put("maintainer_contact", contact)
                .toString();
    }

    static ObjectNode heartbeat() {
        return JSON.createObjectNode()
                .put("schema_version", "1")
                .put("instance_id", UUID.randomUUID().toString());
    }

    /** An address at a named host is what the contact field is for; one at a number is not. */
    private static boolean isMailInItsPlace(Field field, String value) {
        return field.kind() == FieldKind.CONTACT && value.matches("[^@]+@.+\\.[a-z]+");
    }

    private static String inEveryField(Vocabulary vocabulary, String secret, String value, boolean inMetrics) {
        ObjectNode body = heartbeat();
        ObjectNode metrics = body.putObject("metrics");
        for (Map.Entry<String, Field> field : vocabulary.fields().entrySet()) {
            if (isMailInItsPlace(field.getValue(), value) || field.getKey().equals("schema_version")) {
                continue;
            }
            if (field.getValue().many()) {
                body.putArray(field.getKey()).add(value).add("known").add(secret);
            } else {
                (inMetrics ? metrics : body).put(field.getKey(), value);
            }
        }
        return body.toString();
    }

    private static String asName(String name) {
        ObjectNode body = heartbeat();
        body.put(name, 1).putObject("x_" + name).put(name, name);
        body.putArray("list-" + name).add(name);
        body.putObject("metrics").put(name + "_bucket", "1-10").put("_" + name, name);
        return body.toString();
    }

    private static String nested(String field, String secret) {
        ObjectNode body = heartbeat();
        body.putArray(field).addObject().put(secret, secret).putArray("more").add(secret);
        return body.toString();
    }
}
