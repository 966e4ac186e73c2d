package rollcall.http.body;

import java.lang.management.ManagementFactory;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one port.
 *
 * <p>Limits: a connection has a fixed time to bring the head of a request, even if bytes trickle in. At most so many connections are open
 * at once. When one more opens, a sixteenth of that number is closed, chosen from the connections that wait for their peer: first those of
 * the peer with the most connections, among these first those without a request, and among these the oldest. So no peer can shut others out
 * by opening many. Behind a proxy all connections are the proxy's; it loses some that it does not use.
 */
public final class Connections extends AbstractLifeCycle implements Connection.Listener {
    private static final int USUAL_MOST = 4096;

    private final int most;
    private final long headNanos;
    private final Map<EndPoint, Open> open = new ConcurrentHashMap<>();
    private final Map<Object, Integer> peers = new ConcurrentHashMap<>();
    private @Nullable AbstractConnector connector;

    /** Who has to act on a connection: the peer to send a head, the peer to send the rest or to read the answer, or this server. */
    private enum Turn {
        HEAD,
        PEER,
        OURS
    }

    private static final class Open {
        private final EndPoint end;
        private final Object peer;
        private volatile Turn turn;
        private volatile long since;

        private Open(EndPoint end) {
            this.end = end;
            peer = peer(end);
            is(Turn.HEAD);
        }

        private void is(Turn next) {
            since = System.nanoTime();
            turn = next;
        }
    }

    /**
     * The state of a connection at the moment when room was needed.
     *
     * @param ofPeer how many connections its peer has
     * @param age nanoseconds since its turn began
     */
    private record Candidate(Open open, int ofPeer, Turn turn, long age) {}

    /**
     * @param most connections at once
     * @param head the longest time a connection may take for the head of a request
     */
    public Connections(int most, Duration head) {
        this.most = most;
        headNanos = head.toNanos();
    }

    /** Attaches this object to a port. Call it before the port starts. */
    public void watch(AbstractConnector port) {
        connector = port;
        port.addBean(this);
    }

    /** 4,096 connections, or half of the files that the process may open if that is less. */
    public static int usualMost() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.UnixOperatingSystemMXBean unix
                ? (int) Math.min(USUAL_MOST, unix.getMaxFileDescriptorCount() / 2)
                : USUAL_MOST;
    }

    @Override
    protected void doStart() {
        lookAgain();
    }

    @Override
    public void onOpened(Connection connection) {
        Open opened = new Open(connection.getEndPoint());
        open.put(opened.end, opened);
        peers.merge(opened.peer, 1, Integer::sum);
        if (open.size() > most && !makeRoomFor(opened)) {
            opened.end.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Open closed = open.remove(connection.getEndPoint());
        if (closed != null) {
            peers.computeIfPresent(closed.peer, (peer, number) -> number > 1 ? number - 1 : null);
        }
    }

    /** The head of a request has arrived. */
    void headCame(Request request) {
        turn(request, Turn.PEER);
    }

    /** The whole request has arrived. From now on this server is at work, and the connection is not closed to make room. */
    void requestCame(Request request) {
        turn(request, Turn.OURS);
    }

    /** This server has written the answer; the peer still has to read it. */
    void answered(Request request) {
        turn(request, Turn.PEER);
    }

    /** The answer has left; the next request may come. */
    void waitsForHead(Request request) {
        turn(request, Turn.HEAD);
    }

    private void turn(Request request, Turn next) {
        Open here = open.get(request.getConnectionMetaData().getConnection().getEndPoint());
        if (here != null) {
            here.is(next);
        }
    }

    /**
     * Closes up to a sixteenth of the most connections, so that the search for them is cheap beside the opening of them. False if this
     * server is at work on every other connection.
     */
    private boolean makeRoomFor(Open newcomer) {
        long now = System.nanoTime();
        List<Candidate> chosen = open.values().stream()
                .map(one -> new Candidate(one, peers.getOrDefault(one.peer, 0), one.turn, now - one.since))
                .filter(one -> one.turn != Turn.OURS && one.open != newcomer)
                .sorted(Comparator.comparingInt(Candidate::ofPeer)
                        .reversed()
                        .thenComparing(Candidate::turn)
                        .thenComparing(Comparator.comparingLong(Candidate::age).reversed()))
                .limit(Math.max(1, most / 16))
                .toList();
        chosen.forEach(one -> one.open.end.close());
        return !chosen.isEmpty();
    }

    private void lookAgain() {
        Objects.requireNonNull(connector).getScheduler().schedule(this::closeLate, 1, TimeUnit.SECONDS);
    }

    private void closeLate() {
        long now = System.nanoTime();
        try {
            open.values().stream()
                    .filter(one -> one.turn == Turn.HEAD && now - one.since > headNanos)
                    .forEach(one -> one.end.close());
        } finally {
            if (isRunning()) {
                lookAgain();
            }
        }
    }

    /** The key of a peer: its IPv4 address, or the first 64 bits of its IPv6 address, because one network has 2^64 addresses. */
    private static Object peer(EndPoint end) {
        if (!(end.getRemoteSocketAddress() instanceof InetSocketAddress internet) || internet.isUnresolved()) {
            return "";
        }
        InetAddress address = internet.getAddress();
        return address instanceof Inet6Address
                ? ByteBuffer.wrap(address.getAddress(), 0, 8).getLong()
                : address;
    }
}
