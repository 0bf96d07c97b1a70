package io.heartrule.compiler.emit;

import io.heartrule.compiler.analyse.machine.Expr;
import io.heartrule.compiler.analyse.machine.FieldSpec;
import io.heartrule.compiler.analyse.machine.Holder;
import io.heartrule.compiler.analyse.machine.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds out what an operation reads from and writes to. */
final class OperationUse {
  private OperationUse() {}

  static Set<Holder> of(Operation operation) {
    List<Expr> read = new ArrayList<>();
    Set<Holder> used = EnumSet.noneOf(Holder.class);
    if (operation instanceof Operation.Say say) {
      read.add(say.text());
    } else if (operation instanceof Operation.Ask ask) {
      read.add(ask.text());
      read.add(ask.exit() == null ? Expr.NULL : ask.exit());
      ask.gets().forEach(get -> defines(get.spec(), read));
      ask.ahead().forEach(get -> defines(get.spec(), read));
      used.addAll(PartWriter.used(ask.changes()));
    } else if (operation instanceof Operation.Call call) {
      loop(call.loop(), read);
      used.addAll(PartWriter.used(call.input().values()));
      used.addAll(PartWriter.used(call.changes()));
    } else if (operation instanceof Operation.Insert insert) {
      loop(insert.loop(), read);
    } else if (operation instanceof Operation.Assign assign) {
      used.addAll(PartWriter.used(assign.changes()));
    } else if (operation instanceof Operation.Effect effect) {
      read.addAll(effect.arguments());
    } else if (operation instanceof Operation.CancelWhere cancel) {
      read.add(cancel.where());
    }
    read.forEach(expr -> expr.collect(used));
    return used;
  }

  private static void loop(Operation.Loop loop, List<Expr> read) {
    if (loop != null) {
      read.add(loop.list());
    }
  }

  private static void defines(FieldSpec spec, List<Expr> read) {
    read.add(spec.define());
    spec.fields().forEach(field -> defines(field.spec(), read));
  }
}
