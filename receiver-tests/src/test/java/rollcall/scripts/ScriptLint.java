package rollcall.scripts;

import com.google.javascript.jscomp.AbstractCommandLineRunner;
import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.Environment;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DiagnosticGroup;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.JSError;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.rhino.Node;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Checks scripts with the Closure compiler, which knows what browsers offer; nothing is compiled. */
final class ScriptLint {
    private static final List<DiagnosticGroup> CHECKS = List.of(
            DiagnosticGroups.UNDEFINED_VARIABLES,
            DiagnosticGroups.UNUSED_LOCAL_VARIABLE,
            DiagnosticGroups.LINT_CHECKS,
            DiagnosticGroups.SUSPICIOUS_CODE,
            DiagnosticGroups.CHECK_USELESS_CODE,
            DiagnosticGroups.ES5_STRICT,
            DiagnosticGroups.CONST,
            DiagnosticGroups.CHECK_REGEXP,
            DiagnosticGroups.CHECK_TYPES);

    /** Needs the types of elements written beside each variable, and those of htmx and ECharts. */
    private static final List<DiagnosticGroup> NOT_CHECKED =
            List.of(DiagnosticGroups.MISSING_PROPERTIES, DiagnosticGroups.STRICT_MISSING_PROPERTIES);

    private ScriptLint() {}

    /**
     * What is wrong, a line each: the file's name, the line's number and why. Empty if all is well.
     *
     * @param known what the scripts find when they run; {@link Environment#CUSTOM} knows the language alone and is read faster
     */
    static List<String> check(Environment known, List<SourceFile> scripts) {
        Compiler compiler = new Compiler(new PrintStream(OutputStream.nullOutputStream()));
        compiler.disableThreads();
        compiler.compile(externs(known), scripts, options());
        List<String> wrong = new ArrayList<>();
        for (JSError error : compiler.getErrors()) {
            wrong.add("%s:%d %s: %s"
                    .formatted(
                            error.getSourceName(), error.getLineNumber(), error.getType().key, error.getDescription()));
        }
        looseComparisons(compiler.getRoot().getLastChild(), wrong);
        return wrong;
    }

    private static CompilerOptions options() {
        CompilerOptions options = new CompilerOptions();
        options.setLanguageIn(LanguageMode.ECMASCRIPT_NEXT);
        options.setChecksOnly(true);
        options.setCheckTypes(true);
        CHECKS.forEach(check -> options.setWarningLevel(check, CheckLevel.ERROR));
        NOT_CHECKED.forEach(check -> options.setWarningLevel(check, CheckLevel.OFF));
        return options;
    }

    private static List<SourceFile> externs(Environment known) {
        try {
            return AbstractCommandLineRunner.getBuiltinExterns(known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The compiler has no check of its own for {@code ==} and {@code !=}. */
    private static void looseComparisons(Node node, List<String> wrong) {
        if (node.isEQ() || node.isNE()) {
            wrong.add("%s:%d LOOSE_COMPARISON: compares with == or != instead of === or !=="
                    .formatted(node.getSourceFileName(), node.getLineno()));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            looseComparisons(child, wrong);
        }
    }
}
