package rollcall.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import rollcall.access.keys.ApiKeys;
import rollcall.access.keys.IssuedKey;

@Command(name = "key", description = "The keys that instances present.")
final class KeyCommand {
    @ParentCommand
    private RollcallCommand rollcall;

    @Command(name = "issue", description = "Issues a key and prints it, this once: only its fingerprint is kept.")
    int issue(
            @Parameters(paramLabel = "SLUG", description = "The product that it is for.") String slug,
            @Option(names = "--label", paramLabel = "LABEL", defaultValue = "", description = "What it is for.")
                    String label) {
        try (CommandContext commandContext = rollcall.context()) {
            String key = commandContext.keys().issue(commandContext.product(slug), label, CommandContext.BY);
            commandContext.log("key-issued", Map.of("product", slug, "prefix", ApiKeys.prefix(key)));
            System.out.println(key);
        }
        return 0;
    }

    @Command(
            name = "list",
            description =
                    "Lists a product's keys, newest first: prefix, state, when and by whom it was issued, and label, with tabs between them.")
    int list(@Parameters(paramLabel = "SLUG", description = "The product.") String slug) {
        try (CommandContext commandContext = rollcall.context()) {
            commandContext.keys().list(commandContext.product(slug)).forEach(key -> System.out.println(line(key)));
        }
        return 0;
    }

    @Command(
            name = "revoke",
            description = "Revokes a key: within 5 s, no server takes it any more. This cannot be undone.")
    int revoke(
            @Parameters(paramLabel = "PREFIX", description = "The eight characters that key list shows.")
                    String prefix) {
        try (CommandContext commandContext = rollcall.context()) {
            if (!commandContext.keys().revoke(prefix)) {
                throw new CommandContext.Problem("no valid key has the prefix " + prefix);
            }
            commandContext.log("key-revoked", Map.of("prefix", prefix));
        }
        return 0;
    }

    private static String line(IssuedKey key) {
        String state = key.inForce() ? "valid" : "revoked " + key.revokedAt();
        return String.join("\t", key.prefix(), state, key.issuedAt().toString(), key.issuedBy(), key.label());
    }
}
