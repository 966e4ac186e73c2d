package rollcall.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of what follows the numbers of a version, in sort order. A stage before {@link #RELEASE} comes before the release with these
 * numbers; a stage after it is a fix of that release.
 */
public enum VersionStage {
    /** Debian's tilde: sorts before everything else. */
    TILDE,
    /** A word that no scheme defines, or the mark of a shortened version. */
    OTHER("other"),
    /** A build for a trial. */
    TRIAL("pr test testing exp experimental feature feat wip draft local custom poc demo debug"),
    /** A build of the development that leads to the release. */
    DEVELOPMENT(
            "dev devel develop development nightly nightlies daily canary edge insiders insider unstable next trunk main master git svn ci"),
    ALPHA("alpha a"),
    BETA("beta b"),
    MILESTONE("milestone m"),
    PREVIEW("preview pre prerelease ea eap tp"),
    CANDIDATE("rc cr c candidate"),
    SNAPSHOT("snapshot"),
    /** The release itself, its editions, and the images that contain it. */
    RELEASE("final ga release stable lts gold rtm"
            + " ce ee oss fips community enterprise standard pro essentials jre jdk temurin"
            + " alpine slim buster bullseye bookworm trixie forky sid focal jammy noble debian distroless scratch ubi rhel rocky"
            + " windowsservercore nanoserver ltsc windows linux darwin macos docker musl gnu glibc static apache fpm nginx php python node"
            + " java cuda gpu cpu rocm full minimal rootless mariadb log percona"),
    /** A separate number (a distribution's revision, commits since a tag), or a distribution's word with one. */
    REVISION("ds dfsg deb ubuntu bpo el fc amzn pgdg maria wmf esm"),
    /** A fix of the release. */
    FIX("p pl patch post hotfix hf fix bugfix sp r rev revision build u update cu sec security dirty modified rebuild");

    /** Characters of the longest known word. */
    public static final int LONGEST_WORD = 17;

    private static final Map<String, VersionStage> BY_WORD = byWord();

    // Words for machines and kernels: they say what a version runs on, not which version it is.
    private static final List<String> MACHINES = List.of(
            ("amd64 x86_64 x86 x64 i386 i486 i586 i686 386 arm64v8 arm64 arm32v7 arm32v6 aarch64 aarch32 armhf armel armv5tel armv6l armv6"
                            + " armv7l armv7 armv8l armv8 arm ppc64le ppc64el ppc64 s390x riscv64 loongarch64 mips64el mips64le mips64"
                            + " generic lowlatency virtual aws azure gcp oracle kvm cloud raspi rpi rt hwe pve virt hardened zen xanmod microsoft"
                            + " wsl2 linuxkit")
                    .split(" "));

    private final String words;

    VersionStage() {
        this("");
    }

    VersionStage(String words) {
        this.words = words;
    }

    /** The stage of a word, in any case; empty for an unknown word. */
    public static Optional<VersionStage> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word.toLowerCase(Locale.ROOT)));
    }

    /** True if this stage comes before the release. */
    public boolean isBefore() {
        return compareTo(RELEASE) < 0;
    }

    /** The position behind a word for a machine or kernel that begins at this position; -1 if none does. */
    public static int machineEnd(String text, int from) {
        for (String machine : MACHINES) {
            int end = from + machine.length();
            boolean here = text.regionMatches(true, from, machine, 0, machine.length());
            if (here && (end == text.length() || !isWordCharacter(text.charAt(end)))) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isWordCharacter(char c) {
        return c >= '0' && c <= '9' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    private static Map<String, VersionStage> byWord() {
        Map<String, VersionStage> byWord = new HashMap<>();
        for (VersionStage stage : values()) {
            for (String word : stage.words.split(" ")) {
                byWord.put(word, stage);
            }
        }
        byWord.remove("");
        return byWord;
    }
}
