package io.heartrule.compiler.analyse.machine;

import java.util.List;
import java.util.Map;

/**
 * Input and output of a call that does not wait.
 *
 * @param step the id of the action, step or effect; or the called topic of a rule
 * @param method the start of the names of its methods
 * @param element the type of the elements of its {@code fromlist}, or null
 * @param elements the list itself where the engine asks for it, or null
 * @param condition null if it always applies
 * @param holders the types of what its values are read from
 * @param uses the auto-updated variables that its input reads
 */
public record PendingCall(String step, String method, Doc doc, Operation.Input input,
    List<Operation.Change> output, JavaType called, JavaType element, Expr elements, Expr condition,
    Map<Holder, JavaType> holders, List<String> uses) {
}
