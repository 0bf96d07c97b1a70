package io.heartrule.compiler;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.heartrule.compiler.compile.CompilerOptions;
import io.heartrule.compiler.compile.HeartRuleCompiler;
import io.heartrule.compiler.compile.ScriptSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges scripts as an editor does: YAML by the core schema, then the JSON Schema that the scripts yield. */
final class SchemaJudge {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final JsonMapper JSON = new JsonMapper();

  private final Schema schema;

  SchemaJudge(String schema) {
    this.schema = REGISTRY.getSchema(schema);
  }

  /** Judges by the names that the scripts define. */
  static SchemaJudge of(Collection<ScriptSource> scripts) {
    return new SchemaJudge(new HeartRuleCompiler(CompilerOptions.of("schema")).schema(scripts));
  }

  /** What an editor would mark in the scripts; empty if nothing. */
  List<String> problems(Collection<ScriptSource> scripts) {
    List<String> problems = new ArrayList<>();
    for (ScriptSource script : scripts) {
      for (JsonNode document : documents(script)) {
        schema.validate(document).forEach(error -> problems.add(script.path() + " " + shown(error)));
      }
    }
    return problems;
  }

  List<String> problems(String script) {
    return problems(List.of(new ScriptSource("script.yaml", script.getBytes(StandardCharsets.UTF_8))));
  }

  /** What the meta-schema of the draft says of a schema. */
  static List<Error> problemsOfSchema(String schema) {
    return REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
        .validate(JSON.readTree(schema));
  }

  static boolean isYaml(ScriptSource script) {
    try {
      documents(script);
      return true;
    } catch (YamlEngineException e) {
      return false;
    }
  }

  /** @throws YamlEngineException if it is not YAML */
  private static List<JsonNode> documents(ScriptSource script) {
    Load load = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
    List<JsonNode> documents = new ArrayList<>();
    for (Object document : load.loadAllFromString(new String(script.bytes(), StandardCharsets.UTF_8))) {
      documents.add(JSON.valueToTree(document));
    }
    return documents;
  }

  private static String shown(Error error) {
    return error.getInstanceLocation() + ": " + error.getMessage();
  }
}
