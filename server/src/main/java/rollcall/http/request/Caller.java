package rollcall.http.request;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.access.peers.InternetAddress;
import rollcall.access.peers.TrustedProxies;

/**
 * Who sends a request, and by which address of this site they came: the one place that reads what proxies say of it.
 *
 * <p>Headers count only if the peer is a trusted proxy. Of the visitor's address the last one counts that such a proxy added, since
 * what stands in front of it may be forged. Scheme, host, port and path are those nearest to the visitor; whoever forges them
 * changes the forger's own answer alone.
 *
 * @param network whose it is, for throttles: an IPv4 address or 64 bits of an IPv6 one; never to be stored or logged
 * @param https whether the browser came by https, to us or to the proxy in front
 * @param host with the port, if it is not the scheme's own
 * @param prefix of the path, which a proxy took away; empty for none, otherwise with a slash before it and none behind
 */
public record Caller(String network, boolean https, String host, String prefix) {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    private static final String ATTRIBUTE = "rollcall.caller";

    /** Finds out who asks, before anything else; {@link #of} tells it from then on. */
    public static Handler meet(TrustedProxies proxies) {
        AtomicBoolean warned = new AtomicBoolean();
        return context -> {
            boolean trusted = proxies.trusts(Peer.address(context));
            if (!trusted && Forwarded.any(context) && warned.compareAndSet(false, true)) {
                LOG.warn("a proxy that is not among --trusted-proxies sends forwarded headers: they are passed over");
            }
            context.attribute(ATTRIBUTE, trusted ? behindProxy(context, proxies) : direct(context));
        };
    }

    public static Caller of(Context context) {
        return context.attribute(ATTRIBUTE);
    }

    /** Scheme, host, port and path before those of this site, for addresses that people paste elsewhere. */
    String site() {
        return (https ? "https://" : "http://") + host + prefix;
    }

    private static Caller direct(Context context) {
        boolean https = "https".equals(context.scheme());
        String host = SiteAddress.host(context, Stream.empty(), Stream.empty(), https);
        return new Caller(InternetAddress.network(Peer.address(context)), https, host, "");
    }

    private static Caller behindProxy(Context context, TrustedProxies proxies) {
        boolean https = Stream.concat(
                        Forwarded.list(context, "X-Forwarded-Proto").stream(),
                        Forwarded.standard(context, "proto").stream())
                .filter(scheme -> scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
                .findFirst()
                .map(scheme -> scheme.equalsIgnoreCase("https"))
                .orElse("https".equals(context.scheme()));
        Stream<String> hosts = Stream.concat(
                Forwarded.list(context, "X-Forwarded-Host").stream().limit(1),
                Forwarded.standard(context, "host").stream()
                        .filter(host -> !host.isEmpty())
                        .limit(1));
        Stream<String> ports = Forwarded.list(context, "X-Forwarded-Port").stream();
        return new Caller(
                InternetAddress.network(client(context, proxies)),
                https,
                SiteAddress.host(context, hosts, ports, https),
                SiteAddress.prefix(Forwarded.list(context, "X-Forwarded-Prefix")));
    }

    /**
     * Who stands behind the proxies. A proxy writes one of the two headers and lets the other one pass as the visitor sent it, so if
     * they name two visitors neither is believed: whoever forges one of them shares the proxy's own address with all who do.
     */
    private static InetAddress client(Context context, TrustedProxies proxies) {
        InetAddress peer = Peer.address(context);
        List<String> hops = Forwarded.standard(context, "for");
        InetAddress usual = last(peer, Forwarded.list(context, "X-Forwarded-For"), proxies);
        InetAddress standard = last(peer, hops, proxies);
        if (hops.isEmpty() || proxies.trusts(standard)) {
            return usual;
        }
        boolean agree = InternetAddress.network(usual).equals(InternetAddress.network(standard));
        return agree || proxies.trusts(usual) ? standard : peer;
    }

    /** Goes from proxy to proxy towards the visitor, as long as they are trusted and say where a request came from. */
    private static InetAddress last(InetAddress peer, List<String> forwarded, TrustedProxies proxies) {
        InetAddress known = peer;
        for (int i = forwarded.size() - 1; i >= 0 && proxies.trusts(known); i--) {
            InetAddress before = InternetAddress.parse(forwarded.get(i)).orElse(null);
            if (before == null) {
                return known;
            }
            known = before;
        }
        return known;
    }
}
