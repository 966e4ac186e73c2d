package rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import rollcall.cli.options.ServeOptions;

@Command(name = "serve", description = "Receives, and serves the pages, until it is told to end.")
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private RollcallCommand rollcall;

    @Mixin
    private ServeOptions serve;

    @Override
    public Integer call() {
        return rollcall.serve(serve);
    }
}
