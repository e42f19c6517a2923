// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What is in the product and in the p2 repository, and what must not be. */
class ContentsTest {

	private static final Pattern NAME_IN_TABLE = Pattern.compile("`([\\w.-]+(?:\\.\\*)?)`");

	@Test
	void namesEveryLibraryInItsNotice() throws IOException {
		String notice = Files.readString(Product.built().resolve("NOTICE.md"));
		List<String> named = NAME_IN_TABLE.matcher(notice).results().map(result -> result.group(1)).toList();
		for (String bundle : bundles(Product.built().resolve("plugins"))) {
			assertTrue(bundle.startsWith("org.lengthwise.") || named.stream().anyMatch(name -> covers(name, bundle)), bundle + " is not in NOTICE.md");
		}
	}

	private static boolean covers(String name, String bundle) {
		return name.endsWith(".*") ? bundle.startsWith(name.substring(0, name.length() - 1)) : bundle.equals(name);
	}

	@Test
	void carriesItsLicence() throws IOException {
		assertTrue(Files.readString(Product.built().resolve("LICENSE")).startsWith("Eclipse Public License - v 2.0"));
	}

	@Test
	void hasNoTests() throws IOException {
		Path repository = Path.of(System.getProperty("lengthwise.products")).resolve("../../repository/plugins");
		assertEquals(List.of(), Stream.concat(bundles(Product.built().resolve("plugins")).stream(), bundles(repository).stream())
				.filter(bundle -> bundle.endsWith(".tests") || bundle.endsWith(".testkit") || bundle.contains("junit")).toList());
	}

	private static List<String> bundles(Path plugins) throws IOException {
		try (Stream<Path> files = Files.list(plugins)) {
			List<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar")).map(name -> name.substring(0, name.indexOf('_'))).toList();
			assertTrue(names.contains("org.lengthwise.protocol"), plugins + " has no bundle of ours");
			return names;
		}
	}
}
