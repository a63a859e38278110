package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.doorstep.journeys.Refusals.assertRefused;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An officer takes one event away, with what proves later that it was recorded then. */
class EventIsProvenJourney extends Journey {

  private static final byte[] NODE = {1};

  private Institutions world;

  @Test
  void officerProvesOneEventByItsSealAlone() throws Exception {
    fhir();
    world = new Institutions(this::fhirAs);
    String clinic = world.found("Клініка");
    String other = world.found("Інша клініка");
    world.connect("clinic", clinic);
    world.employ("officer", "data-protection-officer", clinic);
    world.employ("other officer", "data-protection-officer", other);
    String patient = world.enrol("clinic", "PROOF-" + UUID.randomUUID());
    for (int more = 0; more < 5; more++) {
      world.as("clinic").get("/Patient/" + patient).then().statusCode(200);
    }
    String event =
        world.as("officer").get("/AuditEvent?patient=" + patient).path("entry[2].resource.id");
    String address = "/AuditEvent/" + event + "/$inclusion-proof";
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> world.as("officer").get(address).statusCode() == 200);

    JsonPath proof = world.as("officer").get(address).jsonPath();
    byte[] root = bytes(proof, "leaf");
    int siblings = proof.getInt("parameter.findAll { it.name == 'sibling' }.size()");
    for (int number = 0; number < siblings; number++) {
      String sibling = "parameter.findAll { it.name == 'sibling' }[" + number + "].part";
      byte[] hash = Base64.getDecoder().decode(proof.getString(sibling + "[1].valueBase64Binary"));
      root =
          "left".equals(proof.getString(sibling + "[0].valueCode"))
              ? sha256(NODE, hash, root)
              : sha256(NODE, root, hash);
    }
    String head = proof.getString("parameter.find { it.name == 'head' }.valueString");
    byte[] hash = sha256(root, bytes(proof, "before"), head.getBytes(StandardCharsets.UTF_8));
    assertThat(hash).isEqualTo(bytes(proof, "hash"));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(bytes(proof, "publicKey"))));
    signature.update(hash);
    assertThat(signature.verify(bytes(proof, "signature"))).isTrue();

    world.as("other officer").get(address).then().statusCode(404);
    world.as("clinic").get(address).then().statusCode(404);
    assertRefused(world.as("officer").get(address + "?seal=1"), 400, "parameter-unknown");
  }

  private static byte[] bytes(JsonPath proof, String name) {
    return Base64.getDecoder()
        .decode(proof.getString("parameter.find { it.name == '" + name + "' }.valueBase64Binary"));
  }

  private static byte[] sha256(byte[]... parts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
