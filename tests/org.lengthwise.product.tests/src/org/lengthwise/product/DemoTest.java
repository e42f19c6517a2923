// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.product.Product.Result;

/** {@code demo} of the product, as a process. */
class DemoTest {

	@TempDir
	private Path temporary;

	@Test
	void printsItsTable() throws Exception {
		Result result = new Product(Product.built(), temporary).run("demo", "--clients", "4", "--rounds", "1000");
		assertEquals(0, result.exitCode(), result.err());
		List<List<String>> table = result.out().lines().map(line -> List.of(line.split(" {2,}"))).toList();
		assertEquals(List.of("connection", "round trips", "per second", "p50 us", "p90 us", "p99 us", "p99.9 us", "max us"), table.getFirst());
		assertEquals(List.of("round trips", "1000", "1000", "1000", "1000", "4000"), table.stream().map(row -> row.get(1)).toList());
		assertEquals("all 4", table.getLast().getFirst());
		assertEquals(1, result.err().lines().count(), result.err());
	}
}
