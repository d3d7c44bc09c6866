# Makes one static library kakoi_<room> for each `room` line of the import table, linked with what that line allows.
# For the table of another tree than src/: kakoi_add_rooms(<table> <tree>) makes kakoi_<tree>_<room> of <tree>/<room>.

function(kakoi_add_rooms table)
  set(tree "src")
  set(prefix "kakoi_")
  if(ARGC GREATER 1)
    set(tree "${ARGV1}")
    set(prefix "kakoi_${tree}_")
  endif()
  file(STRINGS "${table}" borrowed REGEX "^borrowed ")
  string(REGEX REPLACE "^borrowed +" "" borrowed "${borrowed}")
  separate_arguments(borrowed)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${table}")
  file(STRINGS "${table}" lines REGEX "^room ")
  foreach(line IN LISTS lines)
    if(NOT line MATCHES "^room +([a-z]+) *\\|([a-z ]*)\\|([a-z0-9 ]*)$")
      message(FATAL_ERROR "${table}: cannot read the line: ${line}")
    endif()
    set(room "${CMAKE_MATCH_1}")
    separate_arguments(rooms UNIX_COMMAND "${CMAKE_MATCH_2}")
    separate_arguments(libraries UNIX_COMMAND "${CMAKE_MATCH_3}")
    set(targets "")
    foreach(other IN LISTS rooms)
      if(other IN_LIST borrowed)
        list(APPEND targets "kakoi_${other}")
      else()
        list(APPEND targets "${prefix}${other}")
      endif()
    endforeach()
    list(TRANSFORM libraries PREPEND kakoi_library_)
    kakoi_add_room(${tree} ${room} ${prefix}${room} "${targets}" "${libraries}")
  endforeach()
endfunction()

function(kakoi_add_room tree room target rooms libraries)
  set(folder "${PROJECT_SOURCE_DIR}/${tree}/${room}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cpp")
  # The doors' main belongs to the program, so that tests can link the rest of the room.
  list(REMOVE_ITEM sources "${folder}/main.cpp")
  set(written ${sources})
  if(tree STREQUAL "src" AND room STREQUAL "controls" AND EXISTS "${folder}/embedded_guides.hpp")
    kakoi_embed_guides("${folder}" guides)
    list(APPEND sources "${guides}")
  endif()

  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PRIVATE kakoi_options)
    kakoi_compile_together(${target} ${written})
    if(tree STREQUAL "sim")
      # Fast enough, and built in three quarters of the time.
      target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
    endif()
    set(kind PUBLIC)
  else()
    # Headers only, or not begun.
    add_library(${target} INTERFACE)
    set(kind INTERFACE)
  endif()
  target_include_directories(${target} ${kind} "${PROJECT_SOURCE_DIR}/src")
  # Other trees are included by the name of the tree: "sim/http/server.hpp".
  if(NOT tree STREQUAL "src")
    target_include_directories(${target} ${kind} "${PROJECT_SOURCE_DIR}")
  endif()
  target_link_libraries(${target} ${kind} ${rooms} ${libraries})
endfunction()

# Makes a source file that holds every guide (src/controls/<control>/<control>.<language>.md), and stores its path
# in the variable `result`. It is made again when a guide changes, appears or goes.
function(kakoi_embed_guides folder result)
  set(script "${PROJECT_SOURCE_DIR}/cmake/embed_guides.cmake")
  set(list_file "${PROJECT_BINARY_DIR}/guides.txt")
  set(output "${PROJECT_BINARY_DIR}/embedded_guides.cpp")
  file(GLOB guides CONFIGURE_DEPENDS "${folder}/*/*.md")
  list(JOIN guides "\n" paths)
  # CONFIGURE, not WRITE: it leaves the file alone when nothing has changed.
  file(CONFIGURE OUTPUT "${list_file}" CONTENT "${paths}" @ONLY)
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DLIST=${list_file}" "-DOUTPUT=${output}" -P "${script}"
    DEPENDS "${script}" "${list_file}" ${guides}
    COMMENT "embedding the guides"
    VERBATIM)
  # clang counts a literal's bytes and thinks of compilers that take 65,536; ours take more.
  set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS "-Wno-overlength-strings")
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

# Adds a source file with every scenario (sim/scenario/shipped/<name>.yaml) to the simulator. It is made again when one
# changes, appears or goes.
function(kakoi_embed_scenarios)
  set(script "${PROJECT_SOURCE_DIR}/cmake/embed_scenarios.cmake")
  set(folder "${PROJECT_SOURCE_DIR}/sim/scenario/shipped")
  set(output "${PROJECT_BINARY_DIR}/embedded_scenarios.cpp")
  file(GLOB scenarios CONFIGURE_DEPENDS "${folder}/*.yaml")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DOUTPUT=${output}" -P "${script}"
    DEPENDS "${script}" ${scenarios}
    COMMENT "embedding the scenarios"
    VERBATIM)
  target_sources(kakoi_sim_scenario PRIVATE "${output}")
endfunction()
