package io.lifesign.local;

import java.util.Map;
import java.util.Properties;

/** How a broker lets others in. */
interface BrokerDoor {

  /** Anybody on this machine, without asking. */
  BrokerDoor OPEN =
      new BrokerDoor() {
        @Override
        public void configure(Properties settings, Ports ports) {
          String plain = "PLAINTEXT://127.0.0.1:" + ports.kafka();
          settings.setProperty(
              "listeners", plain + ",CONTROLLER://127.0.0.1:" + ports.controller());
          settings.setProperty("advertised.listeners", plain);
          settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
          settings.setProperty(
              "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        }

        @Override
        public Map<String, Object> operator() {
          return Map.of();
        }
      };

  /** Adds listeners and who may use them to the broker's settings. */
  void configure(Properties settings, Ports ports);

  /** Settings by which a client of ours may do everything, beyond the address. */
  Map<String, Object> operator();
}
