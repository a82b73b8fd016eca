package io.lifesign.restcatalog;

import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.rest.RESTCatalogAdapter;
import org.apache.iceberg.rest.RESTCatalogServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves the tables of a folder as a REST catalog on loopback, until its standard input ends. */
public final class RestCatalogMain {

  private static final String LOOPBACK = "127.0.0.1";

  private RestCatalogMain() {}

  /**
   * Prints the address as its first line.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toAbsolutePath();
    JdbcCatalog catalog = new JdbcCatalog();
    catalog.setConf(new Configuration());
    catalog.initialize(
        "backend",
        Map.of(
            "uri",
            "jdbc:sqlite:" + folder.resolve("catalog.db"),
            "warehouse",
            folder.toString(),
            "clients",
            "1",
            "jdbc.schema-version",
            "V1"));
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(LOOPBACK);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(
        new ServletHolder(new RESTCatalogServlet(new RESTCatalogAdapter(catalog))), "/*");
    server.setHandler(context);
    server.start();
    System.out.println("http://" + LOOPBACK + ":" + connector.getLocalPort());
    while (System.in.read() >= 0) {
      // whoever started it holds the other end
    }
    server.stop();
    catalog.close();
  }
}
