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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * The connections of one port. A connection has its time to bring the head of a request, however its bytes trickle in. There is a most of
 * connections; at that, those that wait for their peer are closed to make room: first the peer's who has most, there those without a
 * request, and of these the oldest. So nobody can shut others out by opening many. Behind a proxy all are the proxy's, which then loses
 * connections that it does not use.
 */
public final class Connections extends AbstractLifeCycle implements Connection.Listener {
    private static final int USUAL_MOST = 4096;

    private final int most;
    private final long headNanos;
    private final Map<EndPoint, Open> open = new ConcurrentHashMap<>();
    private final Map<Object, Integer> peers = new ConcurrentHashMap<>();
    private AbstractConnector connector;

    /** Whose turn it is: the peer's to send a head, the peer's to send the rest or to read the answer, or this server's. */
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

    /** What a connection was like when room was looked for. */
    private record Candidate(Open open, int ofPeer, Turn turn, long age) {}

    /**
     * @param most connections at once
     * @param head how long one may take for the head of a request
     */
    public Connections(int most, Duration head) {
        this.most = most;
        headNanos = head.toNanos();
    }

    /** Before it starts. */
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

    /** The head of a request is here. */
    void headCame(Request request) {
        turn(request, Turn.PEER);
    }

    /** The whole request is here: what becomes of it is no longer its sender's business. */
    void requestCame(Request request) {
        turn(request, Turn.OURS);
    }

    /** The answer is written, as far as it is up to this server. */
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

    /** A sixteenth at a time, so that looking for them is cheap beside opening them. False if every other connection is at work. */
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
        connector.getScheduler().schedule(this::closeLate, 1, TimeUnit.SECONDS);
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

    /** Whoever has an IPv6 address has the 2^64 of its network. */
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
