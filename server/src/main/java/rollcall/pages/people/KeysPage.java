package rollcall.pages.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.access.keys.ApiKeys;
import rollcall.access.keys.IssuedKey;
import rollcall.access.keys.KeyUse;
import rollcall.pages.FormReply;
import rollcall.pages.KeyIssue;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** Lists the API keys of a product, and issues and revokes them. */
public final class KeysPage {
    private final ApiKeys keys;
    private final KeyUse uses;
    private final KeyIssue keyIssue;
    private final AuditLog auditLog;

    public KeysPage(ApiKeys keys, KeyUse uses, KeyIssue keyIssue, AuditLog auditLog) {
        this.keys = keys;
        this.uses = uses;
        this.keyIssue = keyIssue;
        this.auditLog = auditLog;
    }

    /**
     * The use of a key, in words.
     *
     * @param last when it was last used: "today", "12 days ago", "never"
     * @param day the UTC day of the last use, for example "2026-11-20"; empty if no use is known
     * @param requests the number of requests in 30 days
     */
    public record Line(String last, String day, String requests) {}

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.of(Parameter.oneOf(
                "revoke",
                pageRequest -> keys.list(pageRequest.product()).stream()
                        .filter(IssuedKey::inForce)
                        .map(IssuedKey::prefix)
                        .toList()));
    }

    public Page show(PageRequest pageRequest) {
        return new Page("keys", model(pageRequest));
    }

    /** Issues a key and shows it. The key is never shown again. */
    public Page issue(PageRequest pageRequest, Map<String, String> form) {
        String key = keyIssue.issue(pageRequest, pageRequest.product(), form.getOrDefault("label", ""));
        Map<String, Object> model = model(pageRequest);
        model.put("issued", key);
        return new Page("keys", model);
    }

    /**
     * Revokes the key whose prefix {@code ?revoke=} names.
     *
     * @throws InvalidInput unless the form repeats the prefix
     * @throws NotFound if the product has no such valid key
     */
    public FormReply revoke(PageRequest pageRequest, Map<String, String> form) {
        IssuedKey chosen =
                chosen(keys.list(pageRequest.product()), pageRequest.query().get("revoke"));
        if (chosen == null) {
            throw new NotFound("This product has no such valid key.");
        }
        if (!chosen.prefix().equals(form.getOrDefault("typed", "").strip())) {
            throw new InvalidInput(
                    "typed",
                    "The key was not revoked: type its prefix exactly, so that you do not revoke another one.");
        }
        if (keys.revoke(chosen.prefix())) {
            auditLog.action(
                    "key-revoked",
                    pageRequest.who().email(),
                    Map.of("product", pageRequest.product().slug(), "prefix", chosen.prefix()));
        }
        return new FormReply.SeeOther("/p/" + pageRequest.product().slug() + "/keys");
    }

    private Map<String, Object> model(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        List<IssuedKey> all = keys.list(pageRequest.product());
        model.put("keys", all);
        model.put("inForce", all.stream().filter(IssuedKey::inForce).count());
        model.put("revoking", chosen(all, pageRequest.query().get("revoke")));
        model.put("times", times(all, Dates::time));
        model.put("days", times(all, Dates::day));
        model.put("uses", lines(pageRequest, all));
        return model;
    }

    private Map<String, Line> lines(PageRequest pageRequest, List<IssuedKey> all) {
        Map<String, KeyUse.Use> used = uses.ofProduct(pageRequest.product());
        return all.stream()
                .collect(Collectors.toMap(
                        IssuedKey::prefix, key -> line(key, used.get(key.prefix()), pageRequest.today())));
    }

    private static Line line(IssuedKey key, KeyUse.Use use, LocalDate today) {
        if (use != null) {
            return new Line(Phrases.ago(use.lastDay(), today), use.lastDay().toString(), Numbers.count(use.requests()));
        }
        boolean older = key.useKnownSince().isAfter(key.issuedAt());
        String since = Dates.day(key.useKnownSince());
        return new Line(
                older ? Messages.get("people.key-not-since", since) : Messages.get("people.key-never"),
                "",
                Numbers.count(0));
    }

    /** The valid key with this prefix; null if there is none. */
    private static IssuedKey chosen(List<IssuedKey> all, String prefix) {
        return all.stream()
                .filter(key -> key.inForce() && key.prefix().equals(prefix))
                .findFirst()
                .orElse(null);
    }

    /** The times of issue and of revocation as texts. */
    private static Map<Instant, String> times(List<IssuedKey> all, Function<Instant, String> text) {
        Map<Instant, String> times = new HashMap<>();
        all.stream()
                .flatMap(key -> Stream.of(key.issuedAt(), key.revokedAt()))
                .filter(Objects::nonNull)
                .forEach(time -> times.put(time, text.apply(time)));
        return times;
    }
}
