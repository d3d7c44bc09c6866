# Run as `cmake -DLIST=<file of paths> -DOUTPUT=<file> -P embed_guides.cmake`: writes a C++ source file with the bytes
# of every guide in it. The bytes are written as escapes, because a guide may hold anything, raw-string ends included.

file(STRINGS "${LIST}" guides)
list(LENGTH guides count)

set(texts "")
set(entries "")
set(index 0)
foreach(guide IN LISTS guides)
  get_filename_component(name "${guide}" NAME)
  if(NOT name MATCHES "^([a-z0-9-]+)\\.([a-z]+)\\.md$")
    message(FATAL_ERROR "${guide}: a guide is named <control>.<language>.md")
  endif()
  set(control "${CMAKE_MATCH_1}")
  set(language "${CMAKE_MATCH_2}")
  file(READ "${guide}" bytes HEX)
  string(LENGTH "${bytes}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "\\\\x\\1" escapes "${bytes}")
  # A line of 32 bytes each: nobody reads them, but tools that show a diff do.
  string(REPEAT "." 128 width)
  string(REGEX REPLACE "(${width})" "\\1\"\n    \"" literal "${escapes}")
  string(APPEND texts "constexpr char kText${index}[] =\n    \"${literal}\";\n")
  string(APPEND entries "    EmbeddedGuide{\"${control}\", \"${language}\", std::string_view(kText${index}, ${size})},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE "${OUTPUT}" "#include \"controls/embedded_guides.hpp\"

#include <array>

namespace kakoi::controls {
namespace {

${texts}
constexpr std::array<EmbeddedGuide, ${count}> kGuides = {
${entries}};

}  // namespace

std::span<const EmbeddedGuide> embedded_guides() { return kGuides; }

}  // namespace kakoi::controls
")
