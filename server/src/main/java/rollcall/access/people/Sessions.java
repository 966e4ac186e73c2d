package rollcall.access.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.access.Secrets;
import rollcall.report.Sha256;
import rollcall.store.people.SessionDao;

/** The sessions of logged-in accounts. Only the browser has the random token; the database stores its hash. */
public final class Sessions {
    /** A session ends so long after its last use, with an accuracy of one day. */
    public static final Duration LASTS = Duration.ofDays(30);

    /** A session ends so long after the log-in, however often it is used. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private static final Duration RENEWED_AFTER = Duration.ofDays(1);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SessionDao sessions;
    private final Clock clock;

    public Sessions(SessionDao sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Starts a session and returns its token; empty if the account was removed a moment ago. Also deletes expired sessions. */
    public Optional<String> start(Account account) {
        Instant now = clock.instant();
        String token = Secrets.token();
        sessions.forgetExpired(now);
        int started = sessions.insert(Sha256.of(token), account.id(), Secrets.token(), now, now.plus(LASTS));
        return started == 1 ? Optional.of(token) : Optional.empty();
    }

    /** The session with this token. It is prolonged at most once a day. Accepts anything. */
    public Optional<Session> find(@Nullable String token) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        byte[] hash = Sha256.of(token);
        Instant now = clock.instant();
        return sessions.find(hash, now, now.minus(LONGEST)).map(row -> session(row, prolong(hash, row)));
    }

    /** Ends the session with this token, if there is one. */
    public void end(String token) {
        sessions.end(Sha256.of(token));
    }

    /** Ends all sessions of an account except the one with this form token. */
    public void endOthers(Account account, String csrf) {
        sessions.endOthers(account.id(), csrf);
    }

    private boolean prolong(byte[] hash, SessionDao.Row row) {
        Instant unused = clock.instant().plus(LASTS);
        Instant last = row.startedAt().plus(LONGEST);
        Instant expires = unused.isBefore(last) ? unused : last;
        boolean due = row.expiresAt().plus(RENEWED_AFTER).isBefore(expires);
        if (due) {
            sessions.extend(hash, expires);
        }
        return due;
    }

    private static Session session(SessionDao.Row row, boolean renewed) {
        Account account = new Account(row.accountId(), row.email(), Role.of(row.role()));
        return new Session(account, row.csrfToken(), renewed);
    }
}
