package io.heartrule.internal.json;

import io.heartrule.generated.ScriptName;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The components of a generated record by the names of the script; looked up once per class. */
public final class RecordShape {
  /** One component. */
  public record Part(String name, Type type, Method accessor) {
    public Object value(Record record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(name, e);
      }
    }
  }

  private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
    @Override
    protected RecordShape computeValue(Class<?> type) {
      return new RecordShape(type);
    }
  };

  private final List<Part> parts = new ArrayList<>();
  private final Constructor<?> constructor;

  private RecordShape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      ScriptName name = components[i].getAnnotation(ScriptName.class);
      types[i] = components[i].getType();
      parts.add(new Part(name == null ? components[i].getName() : name.value(),
          components[i].getGenericType(), components[i].getAccessor()));
    }
    try {
      constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(type.getName(), e);
    }
  }

  public static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  public List<Part> parts() {
    return parts;
  }

  /** A record of these values, in order. */
  public Object create(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(constructor.toString(), e);
    }
  }

  Object fromJson(Map<String, Object> object) {
    Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = VariableJson.fromJson(object.get(parts.get(i).name()), parts.get(i).type());
    }
    return create(values);
  }
}
