// SPDX-License-Identifier: MIT
#include "app/panels/model/find_replace.h"

#include "engine/design/queries.h"
#include "engine/edit/document.h"
#include "engine/io/project_file.h"
#include "tests/support/design_builder.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class FindReplace : public ::testing::Test {
  protected:
    FindReplace() {
        net_.link("a", "b", 100).link("b", "c", 100).link("c", "a", 1000);
        const auto providedBy = [](std::string name) {
            return [name = std::move(name)](Link& link) {
                link.provider = name;
                link.name = "Circuit " + name;
            };
        };
        net_.editLink("a-b", providedBy("Northnet"));
        net_.editLink("b-c", providedBy("Northnet"));
        net_.editLink("c-a", providedBy("Southnet"));
    }

    /// The rows found, by key.
    [[nodiscard]] std::vector<std::string> found(const FindQuery& query) {
        std::vector<std::string> keys;
        for (const FoundRow& row : findRows(net_.project, query, {}))
            keys.push_back(keyOf(net_.project, row.element));
        return keys;
    }

    /// The project with the replacement made.
    [[nodiscard]] Project replaced(const FindQuery& query, const Replacement& replacement) {
        const auto command = replaceCommand(net_.project, query, replacement);
        EXPECT_TRUE(command) << command.error().text();
        edit::Document document(net_.project);
        EXPECT_TRUE(document.run(*command));
        return document.project();
    }

    [[nodiscard]] static const Link& linkOf(const Project& project, std::string_view key) {
        return project.design.links.at(findByKey(project, key).as<LinkId>());
    }

    test::DesignBuilder net_;
};

TEST_F(FindReplace, givesAllLinksOfAProviderToAnother) {
    const FindQuery query{.field = "provider", .comparison = Comparison::is, .value = "northnet"};
    EXPECT_THAT(found(query), ElementsAre("a-b", "b-c"));
    const Project after = replaced(query, {.field = "provider", .value = "Westnet"});
    EXPECT_EQ(linkOf(after, "a-b").provider, "Westnet");
    EXPECT_EQ(linkOf(after, "b-c").provider, "Westnet");
    EXPECT_EQ(linkOf(after, "c-a").provider, "Southnet");
}

TEST_F(FindReplace, setsAnotherFieldThanTheOneSearched) {
    const FindQuery query{.field = "provider", .comparison = Comparison::is, .value = "Northnet"};
    const Project after = replaced(query, {.field = "capacity_mbps", .value = "10 G"});
    EXPECT_EQ(linkOf(after, "a-b").capacityMbps, 10'000);
    EXPECT_EQ(linkOf(after, "c-a").capacityMbps, 1000);
    EXPECT_EQ(linkOf(replaced(query, {.field = "kind", .value = "Leased circuit"}), "a-b").kind,
              LinkKind::leasedCircuit);
}

TEST_F(FindReplace, replacesPartsOfTexts) {
    const FindQuery query{.field = "name", .value = "NORTH"};
    EXPECT_THAT(found(query), ElementsAre("a-b", "b-c"));
    const Project after = replaced(query, {.value = "Far north", .parts = true});
    EXPECT_EQ(linkOf(after, "a-b").name, "Circuit Far northnet");
    EXPECT_EQ(linkOf(after, "c-a").name, "Circuit Southnet");
}

TEST_F(FindReplace, findsFiguresWhatIsEmptyAndWithinASelection) {
    EXPECT_THAT(found({.field = "capacity_mbps", .comparison = Comparison::is, .value = "1000"}),
                ElementsAre("c-a"));
    EXPECT_THAT(found({.field = "length_km", .comparison = Comparison::is, .value = ""}).size(), 3U);
    const std::set<ElementId> selection{findByKey(net_.project, "b-c")};
    EXPECT_THAT(found({.field = "name", .value = "", .within = selection}), ElementsAre("b-c"));
}

TEST_F(FindReplace, refusesWhatAFieldDoesNotAllowAndNamesTheElement) {
    const FindQuery query{.field = "provider", .comparison = Comparison::is, .value = "Northnet"};
    const auto refused = replaceCommand(net_.project, query, {.field = "capacity_mbps", .value = "fast"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().where, "Circuit Northnet");
    EXPECT_THAT(refused.error().message, HasSubstr("number"));
    EXPECT_FALSE(replaceCommand(net_.project, query, {.field = "item", .value = "No such item"}));
    EXPECT_FALSE(replaceCommand(net_.project, query, {.field = "no_such_field", .value = "1"}));
    // As it is already.
    EXPECT_EQ(replaceCommand(net_.project, query, {.field = "provider", .value = "Northnet"}).error().code,
              Code::notFound);
    EXPECT_THAT(findRows(net_.project, query, {.field = "capacity_mbps", .value = "-1"}).front().error,
                HasSubstr("at least"));
}

TEST_F(FindReplace, knowsPropertiesInUse) {
    net_.editLink("a-b", [](Link& link) { link.properties = {{"contract", "C-17"}}; });
    const std::vector<TypedField> fields = typedFields(net_.project, ElementKind::link);
    const TypedField contract{"properties.contract", "contract", true};
    EXPECT_THAT(fields, ::testing::Contains(contract));
    EXPECT_EQ(fields.front().key, "name");
    const FindQuery query{.field = contract.key, .comparison = Comparison::is, .value = "C-17"};
    const Project after = replaced(query, {.field = contract.key, .value = "C-18"});
    EXPECT_EQ(linkOf(after, "a-b").properties.front().second, "C-18");
    EXPECT_TRUE(linkOf(after, "b-c").properties.empty());
}

TEST_F(FindReplace, offersTheValuesInUseAndAllChoices) {
    EXPECT_THAT(valuesOf(net_.project, ElementKind::link, "provider"), ElementsAre("Northnet", "Southnet"));
    EXPECT_THAT(valuesOf(net_.project, ElementKind::link, "kind"), ::testing::Contains("Tunnel"));
}

TEST_F(FindReplace, everyFieldReadsBackWhatItShows) {
    const Result<Project> shipped =
        io::loadProject(SPANWRIGHT_SOURCE_DIR "/scenarios/hybrid-cloud.span.json");
    ASSERT_TRUE(shipped) << shipped.error().text();
    int fields = 0;
    visitTables(*shipped, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::RowType;
        for (const TypedField& field : typedFields(*shipped, kindOf<Row>())) {
            ++fields;
            const FindQuery all{.kind = kindOf<Row>(), .field = field.key};
            for (const FoundRow& row : findRows(*shipped, all, {})) {
                const FindQuery query{.kind = kindOf<Row>(), .field = field.key, .within = {row.element}};
                const FoundRow again =
                    findRows(*shipped, query, {.field = field.key, .value = row.found}).front();
                EXPECT_EQ(again.error, "") << row.name << ": " << field.key;
                EXPECT_EQ(again.after, row.found) << row.name << ": " << field.key;
            }
        }
    });
    EXPECT_GT(fields, 150);
}

}  // namespace
}  // namespace spanwright::app
