package io.lifesign.fhirserver;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
    name = "fhir-server",
    mixinStandardHelpOptions = true,
    description = "A small FHIR R4 server on loopback, for trying and testing.")
public final class Main implements Callable<Integer> {

  @Option(
      names = "--port",
      required = true,
      paramLabel = "PORT",
      description = "Port on 127.0.0.1; 0 takes a free one.")
  private int port;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "Where resources are kept; what lies there is served again.")
  private Path folder;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (LocalFhirServer server = LocalFhirServer.start(port, folder)) {
      spec.commandLine().getOut().println("FHIR " + server.url());
      server.join();
      return CommandLine.ExitCode.OK;
    } catch (IllegalStateException | UncheckedIOException e) {
      spec.commandLine().getErr().println("fhir-server: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
