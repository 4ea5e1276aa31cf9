// SPDX-License-Identifier: MIT
#include "engine/scene/build_scene.h"

#include "engine/scene/text.h"
#include "tests/unit/scene/small_network.h"

#include <algorithm>
#include <ctime>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

std::vector<Line> linesOf(const DrawList& list, ElementId element) {
    std::vector<Line> found;
    for (const Layer& layer : list.layers) {
        for (const Line& line : layer.lines) {
            if (line.element == element) found.push_back(line);
        }
    }
    return found;
}

bool hasLabel(const DrawList& list, std::string_view text) {
    return std::any_of(list.layers.begin(), list.layers.end(), [&](const Layer& layer) {
        return std::any_of(layer.labels.begin(), layer.labels.end(),
                           [&](const Label& label) { return label.text == text; });
    });
}

std::size_t iconsIn(const DrawList& list) {
    std::size_t count = 0;
    for (const Layer& layer : list.layers)
        count += layer.icons.size();
    return count;
}

struct Scene : testing::Test {
    test::SmallNetwork net;
    SiteId site = net.site({0, 0, 400, 200}, "London");
    DeviceId a = net.device({100, 100}, site);
    DeviceId b = net.device({500, 100});
    LinkId link = net.link(a, b, 10'000);
    DemandId demand = net.demand(a, b);

    [[nodiscard]] DrawList build(const SceneOptions& options = {},
                                 const PhaseAnalysis* answers = nullptr) const {
        return buildScene(net.project, PhaseId{}, answers, options);
    }
};

TEST_F(Scene, drawsEachElementOnce) {
    const DrawList list = build();
    EXPECT_EQ(iconsIn(list), 3U);  // site and two devices
    EXPECT_EQ(linesOf(list, link).size(), 1U);
    EXPECT_TRUE(linesOf(list, demand).empty());
    EXPECT_TRUE(hasLabel(list, "London"));
    EXPECT_TRUE(hasLabel(list, "device"));
    EXPECT_TRUE(hasLabel(list, "10 G"));
    EXPECT_TRUE(list.bounds.contains({500, 100}));
}

TEST_F(Scene, coloursALinkByItsBusierDirection) {
    PhaseAnalysis answers;
    answers.routing.links = {{link, sim::Direction::forward, 10'000, 2'000, 0.2},
                             {link, sim::Direction::reverse, 10'000, 9'000, 0.9}};
    const DrawList list = build({.theme = Theme::light}, &answers);
    EXPECT_EQ(linesOf(list, link)[0].colour, utilizationColour(0.9, Theme::light));
    EXPECT_TRUE(hasLabel(list, "10 G · 90 %"));
    const DrawList plain = build({.theme = Theme::light, .lens = Lens::none}, &answers);
    EXPECT_EQ(linesOf(plain, link)[0].colour, palette(Theme::light).linkIdle);
}

TEST_F(Scene, aLoadOnNoCapacityLooksOverloaded) {
    PhaseAnalysis answers;
    answers.routing.links = {{link, sim::Direction::forward, 0, 5, std::nullopt}};
    EXPECT_EQ(linesOf(build({}, &answers), link)[0].colour, palette(Theme::dark).bad);
}

TEST_F(Scene, showsWhatIsSelectedWithAHalo) {
    const DrawList list = build({.selection = {link, demand}});
    EXPECT_EQ(linesOf(list, link).size(), 2U);
    ASSERT_EQ(linesOf(list, demand).size(), 1U);
    EXPECT_GT(linesOf(list, demand)[0].dash, 0);
    EXPECT_EQ(linesOf(build({.demands = true}), demand).size(), 1U);
}

TEST_F(Scene, lightsThePathOfADemandAsWideAsItsSplit) {
    const auto glow = [&](double share) { return linesOf(build({.path = {{link, share}}}), link)[0].width; };
    ASSERT_EQ(linesOf(build({.path = {{link, 1}}}), link).size(), 2U);
    EXPECT_GT(glow(1), glow(0.25));
}

TEST_F(Scene, dashesTunnelsAndDotsWireless) {
    Link row = net.project.design.links.at(link);
    row.kind = LinkKind::tunnel;
    net.project.design.links.put(row);
    EXPECT_GT(linesOf(build(), link)[0].dash, 4);
    row.kind = LinkKind::microwave;
    net.project.design.links.put(row);
    EXPECT_GT(linesOf(build(), link)[0].dash, 0);
    EXPECT_LT(linesOf(build(), link)[0].dash, 1);
}

TEST_F(Scene, drawsHeavierWhatCarriesMore) {
    double before = 0;
    for (const double mbps : {50.0, 100.0, 1'000.0, 10'000.0, 100'000.0}) {
        Link row = net.project.design.links.at(link);
        row.capacityMbps = mbps;
        net.project.design.links.put(row);
        const double width = linesOf(build(), link)[0].width;
        EXPECT_GT(width, before);
        before = width;
    }
}

TEST_F(Scene, marksErrorsAndWarningsButNotWhatIsAccepted) {
    PhaseAnalysis answers;
    answers.findings = {{"r", check::Severity::warning, {a}, "", "", false},
                        {"r", check::Severity::error, {a}, "", "", false},
                        {"r", check::Severity::error, {b}, "", "", true},
                        {"r", check::Severity::info, {link}, "", "", false}};
    const DrawList list = build({}, &answers);
    std::vector<Colour> marks;
    for (const Box& box : list.layers.back().boxes)
        marks.push_back(box.fill);
    EXPECT_EQ(marks, std::vector<Colour>{palette(Theme::dark).bad});
    EXPECT_TRUE(build({.findings = false}, &answers).layers.back().boxes.empty());
}

TEST_F(Scene, saysHowManyAndHowTheyPair) {
    Device row = net.project.design.devices.at(a);
    row.count = 12;
    row.redundancy = RedundancyMode::stack;
    net.project.design.devices.put(row);
    EXPECT_TRUE(hasLabel(build(), "×12 STACK"));
    row.count = 1;
    row.redundancy = RedundancyMode::activeStandby;
    net.project.design.devices.put(row);
    EXPECT_TRUE(hasLabel(build(), "A/S"));
}

TEST_F(Scene, fadesWhatIsNotInServiceAndLeavesItOutWhenAsked) {
    const PhaseId phase = net.phase(1);
    Device row = net.project.design.devices.at(b);
    row.lifetime.enters = phase;
    net.project.design.devices.put(row);
    const DrawList ghosts = buildScene(net.project, PhaseId{}, nullptr, {});
    EXPECT_NE(linesOf(ghosts, link)[0].colour, palette(Theme::dark).linkIdle);
    EXPECT_FALSE(hasLabel(ghosts, "10 G"));
    const DrawList without =
        buildScene(net.project, PhaseId{}, nullptr, {.geometry = {.outOfService = false}});
    EXPECT_TRUE(linesOf(without, link).empty());
    EXPECT_EQ(iconsIn(without), 2U);
    EXPECT_EQ(linesOf(buildScene(net.project, phase, nullptr, {}), link)[0].colour,
              palette(Theme::dark).linkIdle);
}

TEST(BuildScene, costGrowsWithTheDesignAndNotWithItsSquare) {
    // A heap of devices in one place and links between the same two are the worst cases of the hash grids.
    const auto seconds = [](int devices) {
        test::SmallNetwork net;
        std::vector<DeviceId> ids;
        for (int i = 0; i < devices; ++i)
            ids.push_back(net.device(i % 2 == 0 ? Point{0, 0} : Point{i * 60.0, 0}));
        for (int i = 1; i < devices; ++i) {
            net.link(ids[0], ids[1]);
            net.link(ids[static_cast<std::size_t>(i) - 1], ids[static_cast<std::size_t>(i)]);
        }
        double best = 1e9;
        for (int run = 0; run < 3; ++run) {
            const std::clock_t start = std::clock();  // processor time: other programs do not count
            const DrawList list = buildScene(net.project, PhaseId{}, nullptr, {});
            best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
            EXPECT_EQ(iconsIn(list), static_cast<std::size_t>(devices));
        }
        return best;
    };
    const double small = seconds(1'000);
    const double large = seconds(10'000);
    RecordProperty("seconds_10000_devices", std::to_string(large));
    EXPECT_LT(large, 40 * small);  // ten times the size; a square would be a hundred times
}

TEST_F(Scene, aBadgeCountsFindingsAndKnowsWhatTheyAreOf) {
    const auto finding = [](check::Severity severity, ElementId element) {
        check::Finding one;
        one.severity = severity;
        one.elements = {element};
        return one;
    };
    PhaseAnalysis answers;
    answers.findings = {finding(check::Severity::warning, a), finding(check::Severity::error, a),
                        finding(check::Severity::info, a), finding(check::Severity::warning, link)};
    answers.findings.push_back(finding(check::Severity::error, b));
    answers.findings.back().waived = true;
    const DrawList list = build({}, &answers);
    ASSERT_EQ(list.badges.size(), 2U);
    EXPECT_TRUE(hasLabel(list, "2"));
    EXPECT_TRUE(hasLabel(list, "!"));
    EXPECT_EQ(list.badges.back().elements, (std::vector<ElementId>{a}));
    EXPECT_EQ(build({.findings = false}, &answers).badges.size(), 0U);

    // The symbol of a collapsed site counts for what it hides.
    Site row = net.project.design.sites.at(site);
    row.collapsed = true;
    net.project.design.sites.put(row);
    const DrawList collapsed = build({}, &answers);
    ASSERT_EQ(collapsed.badges.size(), 2U);
    EXPECT_EQ(collapsed.badges.front().elements, (std::vector<ElementId>{a}));
}

}  // namespace
}  // namespace spanwright::scene
