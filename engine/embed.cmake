# spanwright_embed(TARGET NAME FILES...): compiles text files into a target, so that the binary needs no
# files beside it. Declares `extern const std::array<std::pair<std::string_view, std::string_view>, N>` as
# spanwright::embedded::NAME() in embedded_NAME.h: (file name, content) of each file. A changed file is
# embedded anew by the next build.
include_guard(GLOBAL)
function(spanwright_embed target name)
  set(entries "")
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE path)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    file(READ ${path} content)
    cmake_path(GET path FILENAME filename)
    string(APPEND entries "    {\"${filename}\", R\"~embed~(${content})~embed~\"},\n")
  endforeach()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${folder}/embedded_${name}.h @ONLY CONTENT
"#pragma once
#include <string_view>
#include <utility>
#include <vector>
namespace spanwright::embedded {
/// (file name, content) of each file.
const std::vector<std::pair<std::string_view, std::string_view>>& @name@();
}
")
  set(source
"#include \"embedded_${name}.h\"
namespace spanwright::embedded {
const std::vector<std::pair<std::string_view, std::string_view>>& ${name}() {
  static const std::vector<std::pair<std::string_view, std::string_view>> files{
${entries}  };
  return files;
}
}
")
  file(GENERATE OUTPUT ${folder}/embedded_${name}.cpp CONTENT "${source}")
  target_sources(${target} PRIVATE ${folder}/embedded_${name}.cpp)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
