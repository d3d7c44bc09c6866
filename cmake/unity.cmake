# kakoi_compile_together(<target> <source>...): compiles several files of a target at a time (unity_groups.py says
# which), which takes a third of the time. Which go together depends on what is in them, so CMake looks again when one
# of them changes. Off (KAKOI_UNITY) where each file has to be seen alone: for clang-tidy, and while one is worked on.

option(KAKOI_UNITY "compile several files of a library at a time" ON)
find_program(KAKOI_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)

function(kakoi_compile_together target)
  if(NOT KAKOI_UNITY OR NOT KAKOI_PYTHON)
    return()
  endif()
  execute_process(
    COMMAND "${KAKOI_PYTHON}" "${PROJECT_SOURCE_DIR}/cmake/unity_groups.py" ${ARGN}
    OUTPUT_VARIABLE lines
    COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "\n" ";" lines "${lines}")
  set(together "")
  foreach(line IN LISTS lines)
    if(line MATCHES "^([0-9]+) (.+)$")
      list(APPEND together "${CMAKE_MATCH_2}")
      set_source_files_properties("${CMAKE_MATCH_2}" PROPERTIES UNITY_GROUP "${CMAKE_MATCH_1}")
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # Where it sees more at a time, g++ 12 guesses the first and third wrongly, and takes each file for a header in the
  # second. (A name of one file that another one shadows is nothing either: options.cmake.) `dev` asks for all of them.
  target_compile_options(
    ${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>
                      $<$<CXX_COMPILER_ID:GNU>:-Wno-free-nonheap-object>)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN} "${PROJECT_SOURCE_DIR}/cmake/unity_groups.py")
endfunction()
