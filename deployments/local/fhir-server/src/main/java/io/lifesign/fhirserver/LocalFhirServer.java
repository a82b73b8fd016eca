package io.lifesign.fhirserver;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A FHIR R4 server on 127.0.0.1: HAPI's RestfulServer over a {@link ResourceStore}, and pages on
 * which a person opens a patient. Not for production: no sign-on, no history, few search
 * parameters.
 */
public final class LocalFhirServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String API = "/fhir";

  private final Server server;
  private final ResourceStore store;

  private LocalFhirServer(Server server, ResourceStore store) {
    this.server = server;
    this.store = store;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @param port 0 takes a free one
   * @param folder where resources are kept
   * @throws IllegalStateException naming the port if it cannot be had
   */
  public static LocalFhirServer start(int port, Path folder) {
    ResourceStore store = ResourceStore.open(folder);
    Server server = new Server(new InetSocketAddress(HOST, port));
    // a client that keeps its connection must not keep the server: what is written is in the log
    server.setStopTimeout(0);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(new FhirApi(store)), API + "/*");
    context.addServlet(new ServletHolder(new PageServlet(store)), "/*");
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      store.close();
      throw new IllegalStateException(
          "The FHIR server cannot start on port " + port + ": " + e.getMessage(), e);
    }
    return new LocalFhirServer(server, store);
  }

  /** Base of the REST API. */
  public String url() {
    return page() + API;
  }

  /** The page for people. */
  public String page() {
    return "http://" + HOST + ":" + port();
  }

  public int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  /** How many resources of a type are held. */
  public int count(String type) {
    return store.all(type).size();
  }

  /** Waits until the server has stopped. */
  public void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The FHIR server does not stop: " + e.getMessage(), e);
    } finally {
      store.close();
    }
  }
}
