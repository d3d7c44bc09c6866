# What every target is compiled with: kakoi_options for our own code, sanitizers for everything.

add_library(kakoi_options INTERFACE)
target_compile_options(kakoi_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  $<$<NOT:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wshadow> -Werror)
target_compile_definitions(kakoi_options INTERFACE KAKOI_VERSION="${PROJECT_VERSION}")

if(KAKOI_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(KAKOI_FUZZ)
  # Coverage counters in every room; only the fuzzers themselves link libFuzzer's main.
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
