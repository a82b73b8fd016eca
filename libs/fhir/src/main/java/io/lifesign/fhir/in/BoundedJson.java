package io.lifesign.fhir.in;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** JSON of bounded size and depth; a name given twice in one object is an error. */
final class BoundedJson {

  /** As {@code EhrMessage.body} has it, characters. */
  static final int MOST_CHARS = 1 << 20;

  /** FHIR nests elements, extensions and contained resources some twenty deep. */
  static final int MOST_DEPTH = 100;

  private static final int MOST_DIGITS = 100;
  private static final int MOST_EXPONENT = 308;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxNumberLength(MOST_DIGITS)
                          .maxStringLength(MOST_CHARS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(new Numbers())
          .build();

  /**
   * Numbers as they were written. One beyond a double's range becomes a text that is none: HAPI
   * writes every number out, and 1e999999999 has as many digits.
   */
  private static final class Numbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    Numbers() {
      super(true);
    }

    @Override
    public ValueNode numberNode(BigDecimal number) {
      return number != null && Math.abs((long) number.scale()) > MOST_EXPONENT
          ? textNode("out of range")
          : super.numberNode(number);
    }
  }

  private BoundedJson() {}

  /**
   * @throws JsonProcessingException if it is none, or too deep; its message may quote the text
   */
  static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }
}
