package io.heartrule.compiler.analyse.check;

import java.util.List;

/** The checks of variables, their types and their values. */
public final class VariableChecks {
  public static final List<Check> ALL = List.of(
      new UnknownVariableCheck(), new OtherBracketsCheck(), new ImplicitVariableCheck(), new ReadBeforeWrittenCheck(),
      new UnusedVariableCheck(), new HiddenVariableCheck(), new DefineCheck(), new MissingDefineCheck(),
      new GuessedTypeCheck(),
      new ListUseCheck(), new ValueCheck(), new LateResultCheck(), new ComparisonCheck(), new FunctionUseCheck(),
      new ConstantConditionCheck());

  private VariableChecks() {}
}
