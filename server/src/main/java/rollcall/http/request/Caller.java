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
 * Who sends a request, and which address of this site was used. Only this class decides what to believe of the headers that proxies send.
 *
 * <p>Headers count only if the peer is a trusted proxy. For the visitor's address, the last entry that such a proxy added counts, because
 * entries before it may be forged. For scheme, host, port and path, the entries nearest to the visitor count; a visitor who forges those
 * changes only the answer to that visitor.
 *
 * @param network the visitor's network, for throttles: an IPv4 address or the first 64 bits of an IPv6 address; never to be stored or
 *     logged
 * @param https whether the browser used https, to this server or to the proxy in front
 * @param host with the port, unless it is the scheme's default port
 * @param prefix the part of the path that a proxy removed; empty for none, otherwise with a leading slash and without a trailing one
 */
public record Caller(String network, boolean https, String host, String prefix) {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    private static final String ATTRIBUTE = "rollcall.caller";

    /** A handler that determines the caller before all others; {@link #of} returns it from then on. */
    public static Handler determine(TrustedProxies proxies) {
        AtomicBoolean warned = new AtomicBoolean();
        return context -> {
            boolean forwarded = Forwarded.any(context);
            boolean believed = forwarded && proxies.trusts(Peer.address(context));
            if (forwarded && !believed && warned.compareAndSet(false, true)) {
                LOG.warn("a proxy that is not among --trusted-proxies sends forwarded headers: they are passed over");
            }
            context.attribute(ATTRIBUTE, believed ? behindProxy(context, proxies) : direct(context));
        };
    }

    public static Caller of(Context context) {
        return context.attribute(ATTRIBUTE);
    }

    /** Scheme, host, port and prefix, for addresses that people paste elsewhere. */
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
     * The visitor behind the proxies. A proxy writes one of the two headers and passes the other one on as the visitor sent it. So if the
     * headers name two different visitors, neither is believed, and the proxy's own address is used.
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

    /** Walks from proxy to proxy towards the visitor, as long as each is trusted and says where the request came from. */
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
