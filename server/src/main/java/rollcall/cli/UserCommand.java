package rollcall.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import rollcall.access.people.Account;
import rollcall.access.people.Role;

@Command(name = "user", description = "Who may log in.")
final class UserCommand {
    @ParentCommand
    private RollcallCommand rollcall;

    @Command(
            name = "add",
            description =
                    "Adds an account. Its password is the first line of standard input, or asked for on a terminal.")
    int add(
            @Parameters(paramLabel = "EMAIL", description = "The address to log in with.") String email,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description =
                                    "superuser (may do everything) or maintainer (reads the pages of every product, but no keys and no"
                                            + " contact addresses).")
                    String role) {
        Role checked = Role.of(role);
        String password = password();
        try (CommandContext commandContext = rollcall.context()) {
            Account added = commandContext.accounts().add(email, checked, password);
            commandContext.log("user-added", Map.of("email", added.email(), "role", checked.code()));
            System.out.println(added.email());
        }
        return 0;
    }

    @Command(
            name = "password",
            description =
                    "Gives an account another password, for example when it was forgotten, and ends its sessions. The"
                            + " password is the first line of standard input, or asked for on a terminal.")
    int password(@Parameters(paramLabel = "EMAIL", description = "The address that the account has.") String email) {
        String password = password();
        try (CommandContext commandContext = rollcall.context()) {
            Account account = commandContext.accounts().resetPassword(email, password);
            commandContext.log("password-changed", Map.of("email", account.email()));
            System.out.println(account.email());
        }
        return 0;
    }

    private static String password() {
        if (System.console() != null) {
            return new String(System.console().readPassword("Password: "));
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new CommandContext.Problem("there is no password on standard input");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }
}
