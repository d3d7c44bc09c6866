# kakoi_test(<name> SOURCES <files> ROOMS <rooms> [LABELS <labels>]): a GoogleTest program that ctest runs as a whole.
# The label `quick` puts it into `make quick`, which has a minute for everything.
function(kakoi_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;ROOMS;LABELS" ${ARGN})
  list(TRANSFORM arg_ROOMS PREPEND kakoi_)
  add_executable(${name} ${arg_SOURCES})
  kakoi_compile_together(${name} ${arg_SOURCES})
  # What is tested is compiled as it is shipped; to optimise the tests takes longer than to run them.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O0>)
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${name} PRIVATE kakoi_options ${arg_ROOMS} kakoi_test_support GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}")
endfunction()

# All fuzzers, for `make fuzz`.
add_custom_target(kakoi_fuzzers)

# kakoi_fuzzer(<name> <source> <rooms...>): `source` defines LLVMFuzzerTestOneInput. Under the preset `fuzz` it becomes
# fuzz_<name>. Under every preset it becomes a test that replays the saved inputs in tests/fuzz/corpus/<name>.
function(kakoi_fuzzer name source)
  set(rooms ${ARGN})
  list(TRANSFORM rooms PREPEND kakoi_)
  if(KAKOI_FUZZ)
    add_executable(fuzz_${name} "${source}")
    target_link_libraries(fuzz_${name} PRIVATE kakoi_options ${rooms} kakoi_test_support)
    target_include_directories(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(kakoi_fuzzers fuzz_${name})
  endif()
  add_executable(replay_${name} "${source}" "${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cpp")
  target_link_libraries(replay_${name} PRIVATE kakoi_options ${rooms} kakoi_test_support)
  target_include_directories(replay_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  add_test(NAME replay_${name} COMMAND replay_${name} "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  set_tests_properties(replay_${name} PROPERTIES LABELS quick)
endfunction()
