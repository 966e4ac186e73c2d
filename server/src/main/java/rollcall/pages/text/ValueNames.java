package rollcall.pages.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import rollcall.gate.vocabulary.Field;

/** Kept values as people write them: PostgreSQL, S3, 501–1,000. CSV files and URLs contain the values as they were kept. */
public final class ValueNames {
    private static final Pattern DIGITS = Pattern.compile("\\d{4,}");

    /** One value on each line, in lower case, and its name. A choice that is not in this list is shown as it was kept. */
    private static final Map<String, String> NAMES = read("""
            aix            AIX
            azure          Azure
            bare_metal     bare metal
            centos         CentOS
            citus          Citus
            cloudron       Cloudron
            compose        Docker Compose
            cpp            C++
            darwin         macOS
            dart           Dart
            debian         Debian
            docker         Docker
            dotnet         .NET
            dragonflybsd   DragonFly BSD
            elestio        Elestio
            elixir         Elixir
            erlang         Erlang
            fedora         Fedora
            filesystem     file system
            freebsd        FreeBSD
            gcs            Google Cloud Storage
            go             Go
            helm           Helm
            hpux           HP-UX
            java           Java
            kotlin         Kotlin
            kubernetes     Kubernetes
            ldap           LDAP
            linux          Linux
            lxc            LXC
            mariadb        MariaDB
            minio          MinIO
            mongodb        MongoDB
            mssql          SQL Server
            mysql          MySQL
            netbsd         NetBSD
            nix            Nix
            nodejs         Node.js
            oauth          OAuth
            oidc           OpenID Connect
            openbsd        OpenBSD
            oracle         Oracle
            perl           Perl
            php            PHP
            podman         Podman
            postgres       Postgres
            postgresql     PostgreSQL
            python         Python
            ruby           Ruby
            rust           Rust
            s3             S3
            saml           SAML
            snap           Snap
            solaris        Solaris
            sqlite         SQLite
            sqlite3        SQLite 3
            sunos          SunOS
            swift          Swift
            taiga          Taiga
            ubuntu         Ubuntu
            vm             virtual machine
            webjs          JavaScript in browsers
            windows        Windows
            yunohost       YunoHost
            z_os           z/OS
            """);

    private static final Pattern RANGE = Pattern.compile("\\d+-\\d+|\\d+\\+");

    private ValueNames() {}

    /** A field's value for people. A value without a name of its own, for example a version or a plugin, is shown as it was kept. */
    public static String of(Field field, String kept) {
        return switch (field.kind()) {
            case FLAG -> Phrases.value(kept);
            case CHOICE, FAMILY -> Messages.translated(NAMES.getOrDefault(kept.toLowerCase(Locale.ROOT), kept));
            case BUCKET, NUMBER -> range(kept);
            case DAY_SUM -> Amounts.ofDay(field, kept);
            case HISTOGRAM -> Amounts.part(field, kept);
            default -> kept;
        };
    }

    /** The value of a property that is permitted by its kind alone: yes and no, a range, or what it is. */
    public static String ofAnyKind(String kept) {
        return RANGE.matcher(kept).matches() ? range(kept) : Phrases.value(kept);
    }

    /** The label of a bucket for people: "501–1,000" for "501-1000". */
    public static String range(String label) {
        return DIGITS.matcher(label)
                .replaceAll(digits -> Numbers.count(Long.parseLong(digits.group())))
                .replace('-', '–');
    }

    private static Map<String, String> read(String lines) {
        Map<String, String> names = new HashMap<>();
        lines.lines().map(line -> line.split("\\s+", 2)).forEach(pair -> names.put(pair[0], pair[1]));
        return Map.copyOf(names);
    }
}
