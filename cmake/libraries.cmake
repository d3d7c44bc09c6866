# The libraries of rooms.txt as targets kakoi_library_<name>. They are Debian's packages; tools/bootstrap installs them.

find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

function(kakoi_library name)
  add_library(kakoi_library_${name} INTERFACE)
  target_link_libraries(kakoi_library_${name} INTERFACE ${ARGN})
endfunction()

kakoi_library(expected tl::expected)
kakoi_library(fmt fmt::fmt)
kakoi_library(simdjson simdjson::simdjson)
kakoi_library(nlohmann nlohmann_json::nlohmann_json)
kakoi_library(cli11 CLI11::CLI11)
kakoi_library(toml)
find_path(KAKOI_TOML_INCLUDE toml++/toml.h REQUIRED)
target_include_directories(kakoi_library_toml SYSTEM INTERFACE "${KAKOI_TOML_INCLUDE}")
kakoi_library(posix Threads::Threads)

find_library(KAKOI_UTF8PROC_ARCHIVE libutf8proc.a REQUIRED)
kakoi_library(utf8proc "${KAKOI_UTF8PROC_ARCHIVE}")
target_compile_definitions(kakoi_library_utf8proc INTERFACE UTF8PROC_STATIC)

# Static, as it is small: a program that is linked with it starts faster.
find_library(KAKOI_YAML_ARCHIVE libyaml.a REQUIRED)
kakoi_library(yaml "${KAKOI_YAML_ARCHIVE}")

# Static for the same reason. Its own headers are not clean under our warnings.
find_library(KAKOI_RE2_ARCHIVE libre2.a REQUIRED)
find_path(KAKOI_RE2_INCLUDE re2/re2.h REQUIRED)
kakoi_library(re2 "${KAKOI_RE2_ARCHIVE}" Threads::Threads)
target_include_directories(kakoi_library_re2 SYSTEM INTERFACE "${KAKOI_RE2_INCLUDE}")

# Its callers define XXH_INLINE_ALL, so that there is nothing to link.
find_path(KAKOI_XXHASH_INCLUDE xxhash.h REQUIRED)
kakoi_library(xxhash)
target_include_directories(kakoi_library_xxhash SYSTEM INTERFACE "${KAKOI_XXHASH_INCLUDE}")

# Static again. Of OpenSSL kakoi uses the digests alone, which bring nothing else with them.
find_library(KAKOI_CRYPTO_ARCHIVE libcrypto.a REQUIRED)
find_path(KAKOI_OPENSSL_INCLUDE openssl/sha.h REQUIRED)
kakoi_library(openssl "${KAKOI_CRYPTO_ARCHIVE}" Threads::Threads ${CMAKE_DL_LIBS})
target_include_directories(kakoi_library_openssl SYSTEM INTERFACE "${KAKOI_OPENSSL_INCLUDE}")
find_library(KAKOI_PUGIXML_ARCHIVE libpugixml.a REQUIRED)
find_path(KAKOI_PUGIXML_INCLUDE pugixml.hpp REQUIRED)
kakoi_library(pugixml "${KAKOI_PUGIXML_ARCHIVE}")
target_include_directories(kakoi_library_pugixml SYSTEM INTERFACE "${KAKOI_PUGIXML_INCLUDE}")

# Only its headers: it brings some thirty other libraries, which a scan of files would load for nothing. The library
# itself is opened with the first request (src/system/curl.cpp).
find_path(KAKOI_CURL_INCLUDE curl/curl.h REQUIRED)
kakoi_library(curl ${CMAKE_DL_LIBS})
target_include_directories(kakoi_library_curl SYSTEM INTERFACE "${KAKOI_CURL_INCLUDE}")

# The simulator's.
find_library(KAKOI_MICROHTTPD microhttpd REQUIRED)
kakoi_library(microhttpd "${KAKOI_MICROHTTPD}" Threads::Threads)
