# Run as `cmake -DFOLDER=<folder of .yaml files> -DOUTPUT=<file> -P embed_scenarios.cmake`: writes a C++ source file in
# which sim::scenario::shipped finds the text of each by its name.

file(GLOB scenarios "${FOLDER}/*.yaml")
list(SORT scenarios)
set(branches "")
set(names "")
foreach(scenario IN LISTS scenarios)
  get_filename_component(name "${scenario}" NAME_WE)
  file(READ "${scenario}" bytes HEX)
  string(LENGTH "${bytes}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "\\\\x\\1" escapes "${bytes}")
  string(REPEAT "." 128 width)
  string(REGEX REPLACE "(${width})" "\\1\"\n        \"" literal "${escapes}")
  string(APPEND names "\"${name}\", ")
  string(APPEND branches "  if (name == \"${name}\") {\n    return {\n        \"${literal}\",\n        ${size}};\n  }\n")
endforeach()

file(WRITE "${OUTPUT}" "#include \"sim/scenario/scenario.hpp\"

namespace kakoi::sim::scenario {

std::string_view shipped(std::string_view name) {
${branches}  return {};
}

std::vector<std::string> shipped_names() { return {${names}}; }

}  // namespace kakoi::sim::scenario
")
